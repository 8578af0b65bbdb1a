import type { Session } from 'sip.js'
import type { CallerState, SimulatedCall, Stranger } from '../../../core/contract/caller-channel.ts'
import type { SandboxAccess } from '../../../core/contract/sandbox-access.ts'
import type { SandboxGuise } from '../../../core/contract/sandbox-guise.ts'
import type { ScenarioSummary } from '../../../core/contract/scenario-summary.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Dialogue } from '../../../core/sandbox/scenario/dialogue.ts'
import { callerName } from '../../../core/sandbox/scenario/resolve-client.ts'
import type { Scenario } from '../../../core/sandbox/scenario/scenario.ts'
import { Mouth, type Tone } from '../audio/mouth.ts'
import type { Leg } from '../sip/leg.ts'
import { SandboxAgent, type IncomingCall } from '../sip/sandbox-agent.ts'
import { disguiseOf } from './guise.ts'
import { isBusyNumber, isOutside, sameNumber } from './number-plan.ts'
import { PersonOnCall, type CallFacts } from './person-on-call.ts'
import type { ScenarioSource } from './scenario-source.ts'

type Language = 'ru' | 'en'

/** Before a person picks up a call made to him, ms. */
const PICK_UP_MS = 1500
/** How long a call asked for too early waits for the line, in steps of `LINE_STEP_MS`. */
const LINE_STEPS = 100
const LINE_STEP_MS = 100
const KEPT_ENDED_CALLS = 8

export interface WorldParts {
  readonly access: SandboxAccess
  readonly source: ScenarioSource
  readonly context: AudioContext
  readonly clock: Clock
  /** What the host knows. */
  readonly scenarios: () => Promise<readonly ScenarioSummary[]>
  readonly numberOfLine: (lineId: string) => Promise<string | undefined>
  readonly language: () => Promise<Language>
  readonly clientTone: Tone | undefined
  readonly colleagueTone: Tone | undefined
  readonly changed: () => void
}

/** `as`: from a stranger's number; `guise`: as another kind of caller. `handedOver`: he was put through to line 2, where his story is known. */
export interface HowHeCalls {
  readonly as?: Stranger
  readonly guise?: SandboxGuise
  readonly handedOver?: boolean
}

interface Cast {
  readonly facts: Omit<CallFacts, 'id'>
  readonly dialogue: Dialogue
  readonly folder: string
  readonly tone: Tone | undefined
}

/** Everybody outside the seat: the clients behind the trunk and the colleagues inside. Several calls at once. */
export class SimulatedWorld {
  readonly #parts: WorldParts
  readonly #trunk: SandboxAgent
  readonly #agents: SandboxAgent[] = []
  readonly #people = new Map<Leg, PersonOnCall>()
  readonly #mouths = new WeakMap<Session, Mouth>()
  readonly #registered = new Map<string, boolean>()

  constructor(parts: WorldParts) {
    this.#parts = parts
    const { access } = parts
    this.#trunk = this.#agent(access.trunk, (call) => void this.#onCallToOutside(call))
    for (const account of access.colleagues) this.#agent(account, (call) => void this.#onCallToColleague(account.user, call))
  }

  get snapshot(): Pick<CallerState, 'accounts' | 'calls'> {
    return {
      accounts: [...this.#registered].map(([user, registered]) => ({ user, registered })),
      calls: this.#calls(),
    }
  }

  /** Rings the seat as the client of a scenario, or with his voice from a stranger's number. False when there is no such scenario or its line has no number. */
  async startCall(name: string, language: Language, { as, guise = 'own', handedOver = false }: HowHeCalls = {}): Promise<boolean> {
    const scenario = await this.#parts.source.scenario(name, language)
    const number = scenario === undefined ? undefined : await this.#parts.numberOfLine(scenario.call.lineId)
    if (scenario === undefined || number === undefined) return false
    const disguise = as === undefined ? disguiseOf(guise, scenario) : { ...as, headers: [] }
    const from = disguise?.number ?? scenario.call.from
    const presentation = this.#trunk.presentation(from, disguise?.name ?? callerName(scenario))
    await this.#whenOnline()
    const own = scenario.call.passesClientId ? [`X-Client-Id: ${scenario.client.id}`] : []
    const leg = this.#trunk.leg(number, presentation, disguise?.headers ?? own)
    if (leg === undefined) return false
    const person = await this.#put(leg, this.#castOf(scenario, 'to-seat', from), 'calls')
    if (handedOver) person.comesHandedOver()
    void leg.dial()
    return true
  }

  hangUp(callId: string): void {
    for (const person of this.#people.values()) if (person.snapshot.id === callId && !person.over) person.hangUp()
  }

  /** Hangs everything up and leaves the PBX. */
  async close(): Promise<void> {
    for (const person of this.#people.values()) if (!person.over) person.hangUp()
    await Promise.all(this.#agents.map((agent) => agent.close()))
  }

  #calls(): SimulatedCall[] {
    const calls = [...this.#people.values()].map((person) => person.snapshot)
    const ended = calls.filter((call) => call.ended !== null)
    const forgotten = new Set(ended.slice(0, Math.max(0, ended.length - KEPT_ENDED_CALLS)).map((call) => call.id))
    for (const [leg, person] of this.#people) if (forgotten.has(person.snapshot.id)) this.#people.delete(leg)
    return calls.filter((call) => !forgotten.has(call.id))
  }

  /** Right after the start, or while the PBX is away, a call waits for the line instead of failing. */
  async #whenOnline(): Promise<void> {
    const { access, clock } = this.#parts
    for (let step = 0; step < LINE_STEPS && this.#registered.get(access.trunk.user) !== true; step += 1) {
      await new Promise<void>((resolve) => void clock.after(LINE_STEP_MS, resolve))
    }
  }

  #agent(account: SandboxAccess['trunk'], called: (call: IncomingCall) => void): SandboxAgent {
    const { access, changed } = this.#parts
    this.#registered.set(account.user, false)
    const agent = new SandboxAgent({
      server: access.server,
      domain: access.domain,
      account,
      streamOf: (session) => this.#mouths.get(session)?.stream() ?? new MediaStream(),
      registrationChanged: (registered) => {
        this.#registered.set(account.user, registered)
        changed()
      },
      called,
    })
    this.#agents.push(agent)
    return agent
  }

  #castOf(scenario: Scenario, direction: SimulatedCall['direction'], number: string): Cast {
    return {
      facts: { scenario: scenario.name, person: callerName(scenario), direction, number },
      dialogue: scenario.dialogue,
      folder: `${scenario.name}/${scenario.language}`,
      tone: this.#parts.clientTone,
    }
  }

  async #put(leg: Leg, cast: Cast, how: 'calls' | 'is-called'): Promise<PersonOnCall> {
    const { context, clock, source, changed } = this.#parts
    const recordings = await source.recordings(cast.folder, cast.dialogue)
    const mouth = new Mouth(context)
    const lendMouth = (to: Leg): void => void this.#mouths.set(to.session, mouth)
    lendMouth(leg)
    const facts = { id: crypto.randomUUID(), ...cast.facts }
    const person = new PersonOnCall(
      { facts, dialogue: cast.dialogue, recordings, context, mouth, clock, tone: cast.tone, changed, lendMouth },
      leg,
      how,
    )
    this.#people.set(leg, person)
    changed()
    return person
  }

  async #onCallToOutside(call: IncomingCall): Promise<void> {
    const scenario = isBusyNumber(call.dialled) ? undefined : await this.#clientAt(call.dialled)
    if (scenario === undefined) {
      call.refuse(isBusyNumber(call.dialled) ? 486 : 404)
      return
    }
    const leg = call.take(this.#trunk.presentation(scenario.call.from, callerName(scenario)))
    await this.#put(leg, this.#castOf(scenario, 'from-seat', call.dialled), 'is-called')
    this.#parts.clock.after(PICK_UP_MS, () => void leg.answer())
  }

  async #clientAt(number: string): Promise<Scenario | undefined> {
    const summaries = await this.#parts.scenarios().catch(() => [])
    const scenarios = await Promise.all(summaries.map(({ name, language }) => this.#parts.source.scenario(name, language)))
    return scenarios.find((scenario) => scenario?.client.phones.some((phone) => sameNumber(phone.number, number)))
  }

  async #onCallToColleague(user: string, call: IncomingCall): Promise<void> {
    const colleague = await this.#parts.source.colleague(user, await this.#parts.language().catch(() => 'ru' as const))
    if (colleague === undefined) {
      call.refuse(480)
      return
    }
    const replaced = call.replaces === undefined ? undefined : this.#personOn(call.replaces)
    const withClient = call.replaces !== undefined || isOutside(call.callerNumber)
    const leg = call.take()
    await this.#put(
      leg,
      {
        facts: { scenario: colleague.number, person: colleague.displayName, direction: 'from-seat', number: user },
        dialogue: withClient ? colleague.withClient : colleague.withOperator,
        folder: `_colleagues/${colleague.number}/${colleague.language}`,
        tone: this.#parts.colleagueTone,
      },
      'is-called',
    )
    if (call.replaces === undefined) {
      this.#parts.clock.after(colleague.answersAfterSeconds * 1000, () => void leg.answer())
      return
    }
    // The consultation is ended by the answer itself.
    replaced?.replaced()
    await leg.answer()
  }

  #personOn(session: Session): PersonOnCall | undefined {
    for (const [leg, person] of this.#people) if (leg.session === session) return person
    return undefined
  }
}
