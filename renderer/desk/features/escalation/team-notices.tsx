import { useEffect } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { unreadAnswers } from '../../state/escalation-own.ts'
import { useTeam } from '../../state/team-context.tsx'
import { useEscalatedCallId } from './use-call-escalation.ts'
import { words } from './words.ts'

const ANSWER = 'escalation-answer'

/** Without a face: an answer that came later is said once on the desk, until it is read. */
export const TeamNotices = () => {
  const t = useWords(words)
  const { stores } = useDesk()
  const { escalations } = useCallWork()
  const callId = useEscalatedCallId()
  const shown = useTeam((team) => team.deskKind === 'line-1')
  const first = useTeam((team) => unreadAnswers(team).find(({ packet }) => packet.call?.callId !== callId))
  const id = shown ? first?.packet.id : undefined
  const name = first?.packet.client.name ?? ''
  useEffect(() => {
    if (id === undefined) return
    const { raise, withdraw } = stores.notices.getState()
    raise({
      id: ANSWER,
      tone: 'info',
      urgency: 1,
      fact: t('answerNotice', { client: name === '' ? t('unknownClient') : name }),
      action: { label: t('show'), run: () => escalations.openSheet(id) },
    })
    return () => withdraw(ANSWER)
  }, [id, name, t, stores, escalations])
  return null
}
