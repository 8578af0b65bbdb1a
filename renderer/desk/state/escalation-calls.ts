import type { CallId } from '../../../core/domain/call/call.ts'
import type { Desk } from './desk.ts'
import { fillForm } from './escalation-disposition.ts'
import { ownEscalations } from './escalation-own.ts'
import type { SeatEscalation } from './team-view.ts'
import type { WorkStore } from './work-store.ts'

/** The call to the specialist who accepted: asked for, begun (it may be over since), or why there is none. */
export type ConsultState =
  { readonly kind: 'asked' | 'begun' } | { readonly kind: 'failed'; readonly why: 'no-extension' | 'refused' | 'client-gone' }

interface CallsParts {
  readonly desk: Desk
  readonly work: WorkStore
  readonly consulted: (escalationId: string, state: ConsultState) => void
}

/** An acceptance older than this was acted on before this window was there, in ms. */
const FRESH_MS = 10_000

/** What an escalation does with the phone: holds for advice, calls the specialist who accepted, fills in what fell back. */
export function startEscalationCalls({ desk, work, consulted }: CallsParts): {
  hold(callId: CallId): void
  consult(escalationId: string): void
  stop(): void
} {
  const acted = new Set<string>()
  const activeCall = (escalation: SeatEscalation) => {
    const call = desk.stores.phone.getState().state?.calls.find((view) => view.call.id === escalation.packet.call?.callId)?.call
    return call?.phase === 'active' ? call : undefined
  }
  const consult = async (escalation: SeatEscalation): Promise<void> => {
    const { id } = escalation.packet
    const call = activeCall(escalation)
    const target = 'by' in escalation.state ? escalation.state.by.extension : undefined
    if (call === undefined || target === undefined) {
      consulted(id, { kind: 'failed', why: call === undefined ? 'client-gone' : 'no-extension' })
      return
    }
    consulted(id, { kind: 'asked' })
    if (call.transfer !== undefined && call.transfer.stage !== 'failed') {
      consulted(id, { kind: 'begun' })
      return
    }
    const outcome = await desk.phone.send({ kind: 'consult', callId: call.id, target, escalationId: escalation.packet.id })
    const now = activeCall(escalation)
    // Refused with a transfer: another window of this seat was first, the specialist is being called.
    consulted(id, !outcome.ok && now?.transfer === undefined ? { kind: 'failed', why: 'refused' } : { kind: 'begun' })
  }
  const once = (key: string, act: () => void): void => {
    if (acted.has(key)) return
    acted.add(key)
    act()
  }
  const isFresh = (since: number): boolean => desk.team.hubNow() - since < FRESH_MS
  const follow = (): void => {
    const view = desk.team.store.getState()
    for (const escalation of ownEscalations(view)) {
      const { state, wanted, packet } = escalation
      if (state.phase === 'accepted' && wanted.kind === 'talk-now' && isFresh(state.since))
        once(`${packet.id} consult ${state.since}`, () => void consult(escalation))
      if (state.phase === 'offered' && wanted.kind === 'callback' && packet.wanted.kind !== 'callback') {
        const call = desk.stores.phone.getState().state?.calls.find((one) => one.call.id === packet.call?.callId)?.call
        if (call !== undefined && isFresh(state.since)) once(`${packet.id} fell`, () => fillForm(desk, work, call.id, wanted))
      }
    }
  }
  const stop = desk.team.store.subscribe((now, before) => {
    if (now.escalations !== before.escalations) follow()
  })
  return {
    hold: (callId) => void desk.phone.send({ kind: 'hold', callId }),
    consult: (escalationId) => {
      const escalation = desk.team.store.getState().escalations.get(escalationId)
      if (escalation !== undefined) void consult(escalation)
    },
    stop,
  }
}
