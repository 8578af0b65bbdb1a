import type { Desk } from './desk.ts'
import type { SeatEscalation } from './team-view.ts'

/** How the bar names the client of a packet's call. */
export interface CallerWords {
  readonly title: (escalation: SeatEscalation) => string
  readonly detail: (escalation: SeatEscalation) => string
}

/**
 * Brings calls and packets together: a call that belongs to a packet bears its client's name, and `connected` is written
 * when it is up. Returns the stopper.
 */
export function followPacketCalls({ stores, team }: Desk, words: CallerWords): () => void {
  const written = new Set<string>()
  const follow = (): void => {
    const calls = stores.phone.getState().state?.calls ?? []
    const { escalations, team: description } = team.store.getState()
    for (const { call } of calls) {
      const { escalationId } = call.context
      const escalation = escalationId === undefined ? undefined : escalations.get(escalationId)
      if (escalation === undefined || call.phase === 'ended') continue
      const known = stores.callers.getState().names[call.id]
      const [title, detail] = [words.title(escalation), words.detail(escalation)]
      if (known?.title !== title || known.detail !== detail) stores.callers.getState().name(call.id, { title, detail })
      if (call.phase !== 'active' || written.has(call.id)) continue
      if (!connects(escalation, call.direction, description?.member.id)) continue
      written.add(call.id)
      void team.change(escalation.packet.id, { kind: 'connected' })
    }
  }
  const stops = [stores.phone.subscribe(follow), team.store.subscribe(follow), stores.callers.subscribe(follow)]
  follow()
  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether this call brings the client himself: the operator's consultation for a talk, or a call placed from the packet. */
function connects({ state, wanted }: SeatEscalation, direction: 'incoming' | 'outgoing', memberId: string | undefined): boolean {
  if ((state.phase !== 'accepted' && state.phase !== 'advising') || state.by.id !== memberId) return false
  return direction === 'outgoing' || (state.phase === 'accepted' && wanted.kind === 'talk-now')
}
