import { useMemo } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useTeamStore } from '../../state/team-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import type { Spoken } from './state-words.ts'
import { words } from './words.ts'

/** The present language and day. The day is looked at when the language or the component changes: deadlines move by hours. */
export const useSpoken = (): Spoken => {
  const t = useWords(words)
  const format = useFormat()
  const team = useTeamStore()
  return useMemo(() => ({ t, format, now: team.hubNow() }), [t, format, team])
}
