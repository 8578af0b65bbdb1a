import { localText } from '../../i18n/local-text.ts'
import { useLocale } from '../../i18n/use-words.ts'
import { useCardCallId, useWork } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'

/** What the call on the desk is about, in the words of the seat's list; nothing of the client. */
export const useCallTopic = (): string | undefined => {
  const locale = useLocale()
  const callId = useCardCallId()
  const topicId = useWork((state) => (callId === undefined ? undefined : state.drafts[callId]?.work.topicId))
  const topic = useSession((session) => session.seat.dispositions.topics.find(({ id }) => id === topicId))
  return topic === undefined ? undefined : localText(topic.title, locale)
}
