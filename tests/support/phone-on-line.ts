import { fromPhoneSchema, phoneCommandSchema, type PhoneCommand, type PhoneState, type ToPhone } from '../../core/contract/phone-channel.ts'
import type { Call } from '../../core/domain/call/call.ts'
import { defaultRegistrationPolicy } from '../../core/domain/registration/transition.ts'
import { PhoneRunner } from '../../renderer/phone/runner/phone-runner.ts'
import type { BrowserWorld } from './browser-world.ts'
import { FakePhoneMedia } from './fake-phone-media.ts'
import { SipSeat, until } from './sip-seat.ts'

/** A whole phone on real servers, its microphone a tone; ringing and devices alone are made up. For browser tests. */
export class PhoneOnLine {
  readonly seat: SipSeat
  readonly media = new FakePhoneMedia()
  readonly runner: PhoneRunner
  state: PhoneState | undefined
  readonly #outcomes = new Map<string, string>()
  #toPhone: (message: ToPhone) => void = () => undefined
  #commands = 0

  constructor(world: BrowserWorld, user: string, toneHz: number, servers: readonly [string, ...string[]] = [world.pbxUrl]) {
    this.seat = new SipSeat(world, user, toneHz)
    this.runner = new PhoneRunner({
      phoneId: 'phone',
      telephony: this.seat.telephony,
      media: this.media,
      link: {
        post: (message) => {
          const parsed = fromPhoneSchema.parse(message)
          if (parsed.kind === 'state') this.state = parsed.state
          else this.#outcomes.set(parsed.id, parsed.kind === 'refused' ? parsed.why : 'ok')
        },
        onMessage: (listener) => (this.#toPhone = listener),
      },
      journal: { recordFacts: () => Promise.resolve(), close: () => Promise.resolve() },
      clock: {
        now: () => Date.now(),
        after: (delayMs, run) => {
          const timer = setTimeout(run, delayMs)
          return () => clearTimeout(timer)
        },
      },
      newCallId: () => this.seat.newCallId(),
      random: () => 0,
      log: () => undefined,
      registration: { servers, account: `${user}@${world.domain}`, ...defaultRegistrationPolicy },
      wrapUpMs: 0,
      readAccount: () => Promise.resolve({ user, domain: world.domain, password: world.password, expiresSeconds: 300, iceServers: [] }),
      rememberDevices: () => undefined,
    })
  }

  async ready(): Promise<void> {
    await this.runner.start([])
    await until(
      () => (this.state?.presence.kind === 'ready' ? true : undefined),
      () => `Ready, not ${JSON.stringify(this.state)}`,
    )
  }

  /** `ok`, or why it was refused. */
  async command(command: PhoneCommand): Promise<string> {
    const id = `command-${++this.#commands}`
    this.#toPhone({ kind: 'command', v: 1, id, command: phoneCommandSchema.parse(command) })
    return until(() => this.#outcomes.get(id), `an answer to ${command.kind}`)
  }

  /** Waits for a call that is as the test says. */
  call(is: (call: Call) => boolean, what: string): Promise<Call> {
    return until(
      () => this.state?.calls.find(({ call }) => is(call))?.call,
      () => `${this.seat.user}: ${what}, not ${JSON.stringify(this.state?.calls)}`,
    )
  }

  close(): void {
    this.runner.close()
  }
}
