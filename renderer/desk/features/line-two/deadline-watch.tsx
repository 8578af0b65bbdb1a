import { useEffect } from 'react'
import { dueNext } from '../../../../core/domain/escalation/due-next.ts'
import { escalationNumber } from '../../../../core/domain/escalation/escalation-number.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useHubMoment, useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { clientName } from './client-words.ts'
import { words } from './words.ts'

const NOTICE = 'line-two-due'

/** Warns before a deadline of what this specialist holds passes; the soonest one, once a minute anew. */
export const DeadlineWatch = () => {
  const t = useWords(words)
  const { span } = useFormat()
  const { stores } = useDesk()
  const lineTwo = useLineTwo()
  const openId = useLineTwoView((view) => view.openId)
  const warned = useWarned()
  const { escalation, dueAt, kind, minutes } = warned
  useEffect(() => {
    const { raise, withdraw } = stores.notices.getState()
    // What is open counts down before her eyes.
    if (escalation === undefined || escalation.packet.id === openId || dueAt === undefined || kind === undefined) return withdraw(NOTICE)
    const { packet } = escalation
    raise({
      id: NOTICE,
      tone: 'warn',
      urgency: 1,
      fact: t('warnFact', { name: clientName(packet.client, t), what: t(`due.${kind}`), span: span(Math.max(1, minutes) * 60_000) }),
      consequence: t('warnWhat', { number: t('numberOf', { number: escalationNumber(packet.id) }) }),
      action: { label: t('warnOpen'), run: () => lineTwo.open(packet.id) },
    })
    return undefined
  }, [escalation, openId, dueAt, kind, minutes, stores, lineTwo, t, span])
  useEffect(() => () => stores.notices.getState().withdraw(NOTICE), [stores])
  return null
}

type DueKind = NonNullable<ReturnType<typeof dueNext>>['kind']
interface Warned {
  readonly escalation: SeatEscalation | undefined
  readonly dueAt: number | undefined
  readonly kind: DueKind | undefined
  /** Left, rounded up. */
  readonly minutes: number
}

const useWarned = (): Warned => {
  const escalations = useTeam((team) => team.escalations)
  const me = useTeam((team) => team.team?.member.id)
  const rules = useTeam((team) => team.team?.rules)
  const soonest = (now: number): { readonly id: string; readonly at: number; readonly kind: DueKind } | undefined => {
    let found: { id: string; at: number; kind: DueKind } | undefined
    for (const escalation of escalations.values()) {
      if (!('by' in escalation.state) || escalation.state.by.id !== me) continue
      const due = dueNext(escalation, rules ?? { warnMinutes: 0 }, now)
      if (due?.level === 'soon' && (found === undefined || due.at < found.at))
        found = { id: escalation.packet.id, at: due.at, kind: due.kind }
    }
    return found
  }
  const key = useHubMoment((now) => {
    const due = soonest(now)
    return due === undefined ? '' : [due.id, due.at, due.kind, Math.ceil((due.at - now) / 60_000)].join(' ')
  })
  const [id = '', at, kind, minutes] = key.split(' ')
  return {
    escalation: escalations.get(id),
    dueAt: at === undefined ? undefined : Number(at),
    kind: isDueKind(kind) ? kind : undefined,
    minutes: Number(minutes ?? 0),
  }
}

const KINDS: readonly DueKind[] = ['accept', 'answer', 'promise', 'callback', 'resolve']
const isDueKind = (kind: string | undefined): kind is DueKind => KINDS.some((known) => known === kind)
