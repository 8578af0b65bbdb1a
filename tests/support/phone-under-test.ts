import type { FromPhone, PhoneCommand, PhoneState, ToPhone } from '../../core/contract/phone-channel.ts'
import { fromPhoneSchema } from '../../core/contract/phone-channel.ts'
import { callIdSchema } from '../../core/contract/call-schema.ts'
import type { CallId } from '../../core/domain/call/call.ts'
import type { CallFactsRecord } from '../../core/domain/interaction/interaction.ts'
import { defaultRegistrationPolicy } from '../../core/domain/registration/transition.ts'
import { PhoneRunner } from '../../renderer/phone/runner/phone-runner.ts'
import { FakePhoneMedia } from './fake-phone-media.ts'
import { FakeTelephony } from './fake-telephony.ts'
import { ManualClock } from './manual-clock.ts'

export interface JournalWrite {
  readonly stage: 'open' | 'wrap-up' | 'not-required'
  readonly facts: CallFactsRecord
}

/** A phone with a fake line and fake sound, and a desk that speaks to it. Everything that crosses is parsed. */
export class PhoneUnderTest {
  readonly clock = new ManualClock()
  readonly telephony = new FakeTelephony()
  readonly media = new FakePhoneMedia()
  readonly heard: FromPhone[] = []
  readonly journal: JournalWrite[] = []
  readonly bugs: string[] = []
  readonly remembered: unknown[] = []
  password = 'first'
  /** The next writes to the journal fail. */
  failingWrites = 0
  readonly runner: PhoneRunner
  #toPhone: (message: ToPhone) => void = () => undefined
  #ids = 0
  #commands = 0

  constructor() {
    this.runner = new PhoneRunner({
      phoneId: 'phone-1',
      telephony: this.telephony,
      media: this.media,
      link: { post: (message) => this.heard.push(fromPhoneSchema.parse(message)), onMessage: (listener) => (this.#toPhone = listener) },
      journal: {
        recordFacts: (facts) => this.#write({ stage: 'open', facts }),
        close: (facts, stage) => this.#write({ stage, facts }),
      },
      clock: this.clock,
      newCallId: () => callIdSchema.parse(`ours-${++this.#ids}`),
      random: () => 0,
      log: (level, message, fields) => {
        if (level === 'error') this.bugs.push(`${message} ${JSON.stringify(fields)}`)
      },
      registration: { servers: ['wss://pbx.test/ws'], account: '1001@pbx.test', ...defaultRegistrationPolicy },
      wrapUpMs: 30_000,
      readAccount: () =>
        Promise.resolve({ user: '1001', domain: 'pbx.test', password: this.password, expiresSeconds: 300, iceServers: [] }),
      rememberDevices: (choice) => this.remembered.push(choice),
    })
  }

  get state(): PhoneState {
    const last = this.heard.findLast((message) => message.kind === 'state')
    if (last?.kind !== 'state') throw new Error('The phone said nothing yet.')
    return last.state
  }

  hello(): void {
    this.#toPhone({ kind: 'hello', v: 1 })
  }

  /** Sends a command and gives its answer: `ok`, or why it was refused. */
  async command(command: PhoneCommand): Promise<string> {
    const id = `command-${++this.#commands}`
    this.#toPhone({ kind: 'command', v: 1, id, command })
    for (;;) {
      const answer = this.heard.find((message) => message.kind !== 'state' && message.id === id)
      if (answer?.kind === 'outcome') return 'ok'
      if (answer?.kind === 'refused') return answer.why
      await Promise.resolve()
    }
  }

  /** Signed in, registered, Ready. */
  async ready(): Promise<void> {
    await this.runner.start([])
    this.telephony.sayRegistration({ kind: 'socket-opened' })
    this.telephony.sayRegistration({ kind: 'registered', expiresSeconds: 300 })
  }

  ring(id: string, number = '+79125550167'): CallId {
    const callId = callIdSchema.parse(id)
    this.telephony.say({ kind: 'incoming', callId, remote: { number }, context: { headers: {} }, inviteReceivedAt: this.clock.now() + 0.5 })
    return callId
  }

  async talk(id: string): Promise<CallId> {
    const callId = this.ring(id)
    await this.command({ kind: 'answer', callId })
    this.telephony.say({ kind: 'established', callId })
    return callId
  }

  #write(write: JournalWrite): Promise<void> {
    if (this.failingWrites > 0) {
      this.failingWrites -= 1
      return Promise.reject(new Error('disk full'))
    }
    this.journal.push(write)
    return Promise.resolve()
  }
}
