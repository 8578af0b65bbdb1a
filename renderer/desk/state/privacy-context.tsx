import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { ClientId } from '../../../core/domain/client/client-id.ts'
import type { PersonalKind } from '../../../core/domain/privacy/revealable.ts'
import { privacyRulesOf } from '../../../core/domain/privacy/privacy-rules-of.ts'
import type { PrivacyRules } from '../../../core/domain/privacy/privacy-rules.ts'
import { useLocale } from '../i18n/use-words.ts'
import { useCallWork } from './call-work-context.tsx'
import { useSession } from './desk-context.tsx'
import type { PrivacyWorkState } from './privacy-work.ts'
import type { RevealState } from './reveal-store.ts'
import { useTeam } from './team-context.tsx'

/** What the person at this desk sees. Until the team has told his role, he is taken for the one of the seat's document. */
export const usePrivacyRules = (): PrivacyRules => {
  const locale = useLocale()
  const wishes = useSession(({ seat }) => seat.privacy)
  const provisioned = useSession(({ seat }) => seat.team)
  const member = useTeam(({ team }) => team?.member)
  return useMemo(() => privacyRulesOf(wishes, member ?? provisioned, locale), [wishes, member, provisioned, locale])
}

export const useReveal = <T,>(select: (state: RevealState) => T): T => useStore(useCallWork().reveal.store, select)

export const usePrivacyWork = <T,>(select: (state: PrivacyWorkState) => T): T => useStore(useCallWork().privacyWork.store, select)

/** Whether this kind of the client's data is unmasked: somebody said why, or the company shows it. */
export const useIsShown = (clientId: ClientId): ((kind: PersonalKind) => boolean) => {
  const rules = usePrivacyRules()
  const revealed = useReveal(({ shown }) => shown[clientId])
  return (kind) => rules[kind] === 'shown' || revealed?.what.includes(kind) === true
}

/** Whether another firm lends this person: what leaves the seat or goes for good is the company's own matter. */
export const useIsOutsourced = (): boolean => {
  const provisioned = useSession(({ seat }) => seat.team?.outsourcer)
  return useTeam(({ team }) => (team ? team.member.outsourcer : provisioned)) !== undefined
}
