import { TeamChatPane } from '../features/team-chat/team-chat-pane.tsx'
import { useLineTwo } from '../state/line-two-context.tsx'

/** The line-1 room on the specialist's desk: an escalation that grew out of a thread opens in the middle. */
export const ChatSlot = () => {
  const lineTwo = useLineTwo()
  return <TeamChatPane onOpenEscalation={(id) => lineTwo.open(id)} />
}
