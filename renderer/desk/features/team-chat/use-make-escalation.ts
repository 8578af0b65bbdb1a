import { useState } from 'react'
import { useCallWork, useCardCall } from '../../state/call-work-context.tsx'
import { useChat } from '../../state/chat-context.tsx'
import type { SeatThread } from '../../state/chat-view.ts'
import { useTeam, useTeamStore } from '../../state/team-context.tsx'

/** What a packet carries of a thread. */
const threadOf = ({ id, question, replies }: SeatThread) => ({
  id,
  messages: (question === undefined ? replies : [question, ...replies]).flatMap(({ message: { by, at, what } }) =>
    'text' in what ? [{ by: by.name, at, text: what.text }] : [],
  ),
})

interface MakeEscalation {
  readonly make: (thread: SeatThread) => Promise<void>
  /** The thread whose packet was not kept. */
  readonly failed: string | undefined
  /** One press is one packet. */
  readonly busy: boolean
}

/**
 * Makes a packet out of a thread, with one press. On line 1 it is sent to line 2, with the call it was asked about when that is
 * still on the desk; a specialist has it in her own hands at once. `failed`: neither the disk nor the hub took it.
 */
export const useMakeEscalation = (): MakeEscalation => {
  const chat = useChat()
  const team = useTeamStore()
  const { escalations } = useCallWork()
  const member = useTeam(({ team: described }) => described?.member)
  const offsetMs = useTeam((view) => view.offsetMs)
  const call = useCardCall()?.call
  const [failed, setFailed] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const make = async (thread: SeatThread): Promise<void> => {
    if (member === undefined || busy || thread.state.kind === 'escalated') return
    const { question, organisation } = thread
    const isOwnCall = question !== undefined && question.message.by.id === member.id
    const aboutCall = isOwnCall && call?.phase === 'active' && question.message.at >= call.startedAt + offsetMs
    const text = question !== undefined && 'text' in question.message.what ? question.message.what.text : thread.title
    const isLineTwo = member.role !== 'operator'
    const escalated = escalations.escalate({
      organisation,
      thread: threadOf(thread),
      words: text,
      ...(aboutCall ? { callId: call.id } : { wanted: 'take-over' as const }),
      ...(isLineTwo ? { offerTo: member } : {}),
    })
    if (escalated === undefined) return
    setBusy(true)
    // The mark is said only when the packet is safe: a thread that points nowhere helps nobody.
    const said = await escalated.said
    const isSafe = said.kind === 'done' || said.kind === 'queued'
    setFailed(isSafe ? undefined : thread.id)
    if (isSafe) await chat.escalated(thread, escalated.id)
    setBusy(false)
    if (isLineTwo && said.kind === 'done') await team.accept(escalated.id)
  }
  return { make, failed, busy }
}
