import { useLayoutEffect } from 'react'
import { priorityOf } from '../../../../core/domain/client/priority.ts'
import type { Process } from '../../../../core/domain/process/process.ts'
import { useWords } from '../../i18n/use-words.ts'
import { candidatesOf, roleOf, shortName, type CallCard } from '../../state/call-card.ts'
import type { CallerName } from '../../state/caller-store.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useCallWork, useContent } from '../../state/call-work-context.tsx'
import { identityWords } from './identity-words.ts'
import type { CardWords, IdentityWords } from './reason-text.ts'
import { roleWithCompany } from './role-title.ts'
import type { StatusWords } from './status-text.ts'
import { statusWords } from './status-words.ts'
import { standingNow } from './use-standing.ts'
import { words } from './words.ts'

/** Tells the call bar how to name the other side, in the same frame as the card. */
export const useCallerName = (card: CallCard | undefined): void => {
  const t = useWords(words)
  const id = useWords(identityWords)
  const status = useWords(statusWords)
  const { stores, clock } = useDesk()
  const { callers } = stores
  const { popTiming } = useCallWork()
  const processes = useContent((content) => content.processes)
  useLayoutEffect(() => {
    if (card === undefined) return
    if (card.kind === 'loading') {
      popTiming.committedWithout(card.callId)
      return
    }
    const name = nameOf(card, t, id)
    if (name !== undefined) {
      const full = { ...name, ...priorityFor(card, status, clock.now(), processes) }
      const known = callers.getState().names[card.callId]
      const same = known?.title === full.title && known.detail === full.detail && known.priority?.word === full.priority?.word
      if (!same) callers.getState().name(card.callId, full)
    }
    popTiming.committed(card.callId)
  }, [card, t, id, status, clock, callers, popTiming, processes])
}

const priorityFor = (card: CallCard, t: StatusWords, now: number, processes: readonly Process[]): Pick<CallerName, 'priority'> => {
  if (card.kind !== 'known') return {}
  const { level } = priorityOf(card.candidate.client, standingNow(card, now, processes))
  return level === 'usual' ? {} : { priority: { level, word: t(level) } }
}

const nameOf = (card: CallCard, t: CardWords, id: IdentityWords): CallerName | undefined => {
  if (card.kind === 'known') {
    const detail = roleWithCompany(roleOf(card), t)
    return detail === '' ? { title: shortName(card.candidate.client) } : { title: shortName(card.candidate.client), detail }
  }
  if (card.kind === 'withheld') return { title: t('withheld') }
  if (card.kind === 'unknown') return { title: t('unknown') }
  if (card.kind === 'colleague') return { title: card.name, internal: true, ...(card.post === undefined ? {} : { detail: card.post }) }
  if (card.kind === 'internal') return { title: id('internal'), internal: true }
  if (card.kind === 'nuisance') return { title: id('nuisance') }
  const company = sharedCompany(card)
  return card.kind === 'several' ? { title: company ?? t('whoCalls') } : undefined
}

/** The company that everybody found belongs to. */
const sharedCompany = (card: CallCard): string | undefined => {
  const companies = new Set(candidatesOf(card).map(({ client }) => client.company))
  return companies.size === 1 ? [...companies][0] : undefined
}
