import { useEffect } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { words } from './words.ts'

const REFUSED = 'hub-refused'

/** The hub does not let this seat in: said in plain words, with what helps. */
export const HubNotice = () => {
  const t = useWords(words)
  const { stores } = useDesk()
  const why = useTeam(({ link, team, hostLost }) => (team && !hostLost && link.kind === 'refused' ? link.why : undefined))
  useEffect(() => {
    if (why === undefined) return
    const { raise, withdraw } = stores.notices.getState()
    raise({ id: REFUSED, tone: 'danger', urgency: 2, fact: t(`hub.${why}`), consequence: t(`hubHelp.${why}`) })
    return () => withdraw(REFUSED)
  }, [why, t, stores])
  return null
}
