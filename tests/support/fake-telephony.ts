import type { CallId } from '../../core/domain/call/call.ts'
import type { EscalationId } from '../../core/domain/escalation/escalation-id.ts'
import type { RegistrationSignal, Telephony, TelephonyAccount, TelephonyEvent } from '../../core/ports/telephony.ts'

type Plain<K> = K extends string ? { readonly kind: K } : never
type OfCall<K> = K extends string ? { readonly kind: K; readonly callId: CallId } : never

export type TelephonyCommand =
  | Plain<'closeSocket' | 'register' | 'unregister' | 'startProbing' | 'stopProbing' | 'probeNow' | 'reinviteEstablished'>
  | OfCall<'accept' | 'cancel' | 'bye' | 'restartIce'>
  | { readonly kind: 'openSocket'; readonly server: string }
  | { readonly kind: 'useAccount'; readonly account: TelephonyAccount }
  | { readonly kind: 'invite'; readonly callId: CallId; readonly number: string; readonly escalationId?: EscalationId }
  | { readonly kind: 'reject'; readonly callId: CallId; readonly code: 480 | 486 }
  | { readonly kind: 'setHold'; readonly callId: CallId; readonly held: boolean }
  | { readonly kind: 'setMuted'; readonly callId: CallId; readonly muted: boolean }
  | { readonly kind: 'sendTones'; readonly callId: CallId; readonly tones: string }
  | { readonly kind: 'refer'; readonly callId: CallId; readonly target: string; readonly escalationId?: EscalationId }
  | { readonly kind: 'referReplaces'; readonly callId: CallId; readonly consultCallId: CallId }
  | { readonly kind: 'joinSound' | 'partSound'; readonly callId: CallId; readonly otherId: CallId }

/** A line that remembers what it was told and says what the test makes it say. */
export class FakeTelephony implements Telephony {
  readonly commands: TelephonyCommand[] = []
  readonly #events = new Set<(event: TelephonyEvent) => void>()
  readonly #registrations = new Set<(signal: RegistrationSignal) => void>()
  /** Whether tones can be sent now. */
  tonesPossible = true

  say(event: TelephonyEvent): void {
    for (const listener of this.#events) listener(event)
  }

  sayRegistration(signal: RegistrationSignal): void {
    for (const listener of this.#registrations) listener(signal)
  }

  /** The commands of one kind, oldest first. */
  told<K extends TelephonyCommand['kind']>(kind: K): Extract<TelephonyCommand, { kind: K }>[] {
    return this.commands.filter((command): command is Extract<TelephonyCommand, { kind: K }> => command.kind === kind)
  }

  onEvent(listener: (event: TelephonyEvent) => void): () => void {
    this.#events.add(listener)
    return () => this.#events.delete(listener)
  }

  onRegistration(listener: (signal: RegistrationSignal) => void): () => void {
    this.#registrations.add(listener)
    return () => this.#registrations.delete(listener)
  }

  useAccount(account: TelephonyAccount): void {
    this.commands.push({ kind: 'useAccount', account })
  }

  openSocket(server: string): void {
    this.commands.push({ kind: 'openSocket', server })
  }

  closeSocket(): void {
    this.commands.push({ kind: 'closeSocket' })
  }

  register(): void {
    this.commands.push({ kind: 'register' })
  }

  unregister(): Promise<void> {
    this.commands.push({ kind: 'unregister' })
    return Promise.resolve()
  }

  startProbing(): void {
    this.commands.push({ kind: 'startProbing' })
  }

  stopProbing(): void {
    this.commands.push({ kind: 'stopProbing' })
  }

  probeNow(): void {
    this.commands.push({ kind: 'probeNow' })
  }

  reinviteEstablished(): void {
    this.commands.push({ kind: 'reinviteEstablished' })
  }

  invite(callId: CallId, number: string, escalationId?: EscalationId): void {
    this.commands.push({ kind: 'invite', callId, number, ...(escalationId === undefined ? {} : { escalationId }) })
  }

  accept(callId: CallId): void {
    this.commands.push({ kind: 'accept', callId })
  }

  reject(callId: CallId, code: 480 | 486): void {
    this.commands.push({ kind: 'reject', callId, code })
  }

  cancel(callId: CallId): void {
    this.commands.push({ kind: 'cancel', callId })
  }

  bye(callId: CallId): void {
    this.commands.push({ kind: 'bye', callId })
  }

  setHold(callId: CallId, held: boolean): void {
    this.commands.push({ kind: 'setHold', callId, held })
  }

  setMuted(callId: CallId, muted: boolean): void {
    this.commands.push({ kind: 'setMuted', callId, muted })
  }

  sendTones(callId: CallId, tones: string): boolean {
    this.commands.push({ kind: 'sendTones', callId, tones })
    return this.tonesPossible
  }

  refer(callId: CallId, target: string, escalationId?: EscalationId): void {
    this.commands.push({ kind: 'refer', callId, target, ...(escalationId === undefined ? {} : { escalationId }) })
  }

  referReplaces(callId: CallId, consultCallId: CallId): void {
    this.commands.push({ kind: 'referReplaces', callId, consultCallId })
  }

  joinSound(callId: CallId, otherId: CallId): void {
    this.commands.push({ kind: 'joinSound', callId, otherId })
  }

  partSound(callId: CallId, otherId: CallId): void {
    this.commands.push({ kind: 'partSound', callId, otherId })
  }

  restartIce(callId: CallId): void {
    this.commands.push({ kind: 'restartIce', callId })
  }
}
