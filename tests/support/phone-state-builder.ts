import type { CallView, PhoneState } from '../../core/contract/phone-channel.ts'
import type { Call } from '../../core/domain/call/call.ts'

let revision = 0

/** A registered phone without calls; say only what the test is about. */
export function aPhoneState(changes: Partial<PhoneState> = {}): PhoneState {
  revision += 1
  return {
    phoneId: 'phone-1',
    revision,
    registration: { phase: 'registered', server: 'wss://pbx.example/ws', since: 0, expiresSeconds: 300 },
    presence: { kind: 'ready', since: 0 },
    calls: [],
    devices: { microphones: [], speakers: [], permission: 'granted' },
    ...changes,
  }
}

export const viewOf = (call: Call, measured: Omit<CallView, 'call'> = {}): CallView => ({ call, ...measured })

/** A phone with these calls, on a call when one is up. */
export function aPhoneWith(...calls: readonly Call[]): PhoneState {
  const up = calls.some((call) => call.phase === 'active')
  const rings = calls.some((call) => call.phase === 'incoming')
  return aPhoneState({
    calls: calls.map((call) => viewOf(call)),
    presence: { kind: up ? 'on-call' : rings ? 'ringing' : 'ready', since: 0 },
  })
}
