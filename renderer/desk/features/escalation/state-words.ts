import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Wanted } from '../../../../core/domain/escalation/wanted.ts'
import type { Translate } from '../../i18n/words.ts'
import type { HubTakes } from '../../state/escalation-reach.ts'
import type { SeatEscalation } from '../../state/team-view.ts'
import type { Format } from '../../ui/format/use-format.ts'
import type { words } from './words.ts'

type T = Translate<(typeof words)['entries']>

/** In which language, and on which day (ms). */
export interface Spoken {
  readonly t: T
  readonly format: Format
  readonly now: number
}

const UNSENT = {
  now: 'sending',
  'when-there-is-room': 'hubFull',
  'when-it-lets-in': 'hubRefuses',
  'when-it-is-back': 'unsent',
} as const satisfies Record<HubTakes, string>

/** Where an escalation stands, in one line. `takes`: whether what is unsent is on its way, or what it waits for. */
export function stateWords(escalation: SeatEscalation, { t, format, now }: Spoken, takes: HubTakes): string {
  const { state, wanted, seenAt, unsent, refused, keeping } = escalation
  if (refused) return t('at.refused')
  switch (state.phase) {
    case 'draft':
      return t('at.draft')
    case 'offered': {
      if (keeping) return t('keeping')
      if (unsent) return t(UNSENT[takes])
      if (wanted.kind === 'callback' && state.to === undefined) return t('callBackBy', { time: format.byWhen(wanted.dueAt, now) })
      if (seenAt !== undefined && seenAt >= state.since)
        return state.to === undefined ? t('at.seenAll') : t('at.seen', { name: state.to.name })
      return state.to === undefined ? t('at.offeredAll') : t('at.offered', { name: state.to.name })
    }
    case 'accepted':
    case 'connected':
    case 'advising':
    case 'returned':
    case 'resolved':
      return t(`at.${state.phase}`, { name: state.by.name })
    case 'line-three':
      return t('at.line-three', { key: state.issue.key })
    case 'withdrawn':
      return t(`at.${state.why}`)
    default:
      return missingCase(state)
  }
}

export function wantedWords(wanted: Wanted, { t, format, now }: Spoken): string {
  return wanted.kind === 'callback' ? t('wants.callback', { time: format.byWhen(wanted.dueAt, now) }) : t(`wants.${wanted.kind}`)
}
