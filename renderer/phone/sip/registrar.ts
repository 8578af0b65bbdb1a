import { Registerer, RegistererState } from 'sip.js'
import type { RegistrationSignal } from '../../../core/ports/telephony.ts'
import type { Agent } from './agent.ts'

const UNREGISTER_MS = 1_000
/** Refresh at three quarters of the lifetime: a lost refresh (32 s in SIP.js) is then found before the binding ends. */
const REFRESH_PERCENT = 75

/**
 * One registration after another. After a lost REGISTER a registerer refuses to try again for 32 s, so every `register`
 * takes a new one and forgets the old; what a forgotten one still hears is not told.
 */
export class Registrar {
  readonly #tell: (signal: RegistrationSignal) => void
  #registerer: Registerer | undefined
  #challenged = false

  constructor(tell: (signal: RegistrationSignal) => void) {
    this.#tell = tell
  }

  /** Whether the PBX asked for credentials, read from the wire: with a 403 it tells a wrong password from a ban. */
  noticeFrame(text: string): void {
    if (/^SIP\/2\.0 40[17] /.test(text) && /^cseq\s*:\s*\d+\s+REGISTER/im.test(text)) this.#challenged = true
  }

  register(agent: Agent, expiresSeconds: number): void {
    this.#challenged = false
    const registerer = this.#registerer?.state === RegistererState.Registered ? this.#registerer : this.#renew(agent, expiresSeconds)
    const isCurrent = (): boolean => this.#registerer === registerer
    const onReject = ({ message }: { readonly message: { readonly statusCode?: number | undefined } }): void => {
      if (isCurrent()) this.#tell(this.#refusal(message.statusCode ?? 500))
    }
    registerer.register({ requestDelegate: { onReject } }).catch(() => {
      if (isCurrent()) this.#tell({ kind: 'lost', why: 'server-error' })
    })
  }

  /**
   * Forgets the present registration without a word to the PBX. The connection must be gone: SIP.js takes a binding
   * off when it disposes of a registerer, and the binding is the same one that the next registerer will make.
   */
  forget(): void {
    const registerer = this.#registerer
    this.#registerer = undefined
    registerer?.dispose().catch(() => undefined)
  }

  async unregister(): Promise<void> {
    const registerer = this.#registerer
    this.#registerer = undefined
    if (registerer?.state !== RegistererState.Registered) return
    await new Promise<void>((resolve) => {
      setTimeout(resolve, UNREGISTER_MS)
      registerer.unregister({ requestDelegate: { onAccept: () => resolve(), onReject: () => resolve() } }).catch(() => resolve())
    })
  }

  #renew(agent: Agent, expiresSeconds: number): Registerer {
    const registerer = new Registerer(agent.userAgent, { expires: expiresSeconds, refreshFrequency: REFRESH_PERCENT })
    this.#registerer = registerer
    let wasRegistered = false
    registerer.stateChange.addListener((state) => {
      if (this.#registerer !== registerer) return
      if (state === RegistererState.Registered) {
        wasRegistered = true
        this.#tell({ kind: 'registered', expiresSeconds })
      }
      // A refresh that failed; the first failure comes through `onReject`.
      if (state === RegistererState.Unregistered && wasRegistered) this.#tell({ kind: 'lost', why: 'server-error' })
    })
    return registerer
  }

  #refusal(status: number): RegistrationSignal {
    if (status === 401 || status === 407) return { kind: 'refused', why: 'wrong-password' }
    if (status === 403) return { kind: 'refused', why: this.#challenged ? 'wrong-password' : 'not-allowed' }
    if (status === 404) return { kind: 'refused', why: 'unknown-account' }
    return { kind: 'lost', why: status === 408 ? 'no-answer' : 'server-error' }
  }
}
