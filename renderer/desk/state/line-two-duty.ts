import type { Bridge } from '../../../core/contract/bridge.ts'
import type { DutyState } from '../../../core/domain/duty/duty.ts'
import type { Escalation } from '../../../core/domain/escalation/escalation.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { Presence } from '../../../core/domain/presence/presence.ts'
import type { Desk } from './desk.ts'

/**
 * What a specialist is doing, from the presence of her phone and what she holds. Null: not on duty.
 * A packet keeps her busy while somebody waits on the phone for it; a request taken over does not.
 */
export function dutyStateOf(presence: Presence | undefined, waitsFor: boolean): DutyState | null {
  if (presence === undefined) return null
  switch (presence.kind) {
    case 'offline':
      return null
    case 'ready':
      return waitsFor ? { kind: 'busy', with: 'packet' } : { kind: 'free' }
    case 'ringing':
    case 'on-call':
      return { kind: 'busy', with: 'call' }
    case 'wrap-up':
      return { kind: 'busy', with: 'wrap-up' }
    case 'break':
      return { kind: 'away', reasonId: presence.reasonId }
    case 'not-ready':
      return { kind: 'away' }
    default:
      return missingCase(presence)
  }
}

/** Whether somebody waits on the phone for what this member holds. */
export function isAwaited(escalations: Iterable<Escalation>, memberId: string): boolean {
  for (const { state, wanted } of escalations) {
    const held = state.phase === 'accepted' || state.phase === 'connected' || state.phase === 'advising'
    if (held && state.by.id === memberId && (wanted.kind === 'talk-now' || wanted.kind === 'advice')) return true
  }
  return false
}

/** Asked again after this when the host did not take it, in ms. */
const AGAIN_MS = 3_000

/** Tells the team what the specialist of this desk is doing, whenever that changes. Returns the stopper. */
export function announceDuty({ bridge, stores, team, clock }: Desk): () => void {
  let told: string | undefined
  let cancel = (): void => undefined
  const follow = (): void => {
    const { team: description, escalations, deskKind } = team.store.getState()
    if (description === undefined || description === null) return
    const presence = stores.phone.getState().state?.presence
    const state = deskKind === 'line-2' ? dutyStateOf(presence, isAwaited(escalations.values(), description.member.id)) : null
    const text = JSON.stringify(state)
    if (text === told) return
    told = text
    cancel()
    void tell(bridge, state).then((done) => {
      if (done || told !== text) return
      cancel = clock.after(AGAIN_MS, () => {
        told = undefined
        follow()
      })
    })
  }
  const stops = [stores.phone.subscribe(follow), team.store.subscribe(follow)]
  follow()
  return () => {
    cancel()
    for (const stop of stops) stop()
  }
}

async function tell(bridge: Bridge, state: DutyState | null): Promise<boolean> {
  try {
    await bridge.call('team.duty', { state })
    return true
  } catch {
    return false
  }
}
