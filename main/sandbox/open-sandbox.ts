import { randomBytes } from 'node:crypto'
import type { SandboxAccess } from '../../core/contract/sandbox-access.ts'
import type { ScenarioSummary } from '../../core/contract/scenario-summary.ts'
import type { Provision } from '../../core/contract/seat.ts'
import type { TeamSection } from '../../core/contract/team/team-section.ts'
import type { Client, ClientId } from '../../core/domain/client/client.ts'
import type { PastContact } from '../../core/domain/interaction/interaction.ts'
import type { AnsweredCall } from '../../core/sandbox/pbx/ports.ts'
import type { PbxAccount } from '../../core/sandbox/pbx/options.ts'
import type { Log } from '../services/log/log-sink.ts'
import { startPbx } from './pbx-server.ts'
import { sandboxSeat } from './sandbox-seat.ts'
import { readLineTwoScripts, type LineTwoScripts } from './line-two/script-files.ts'
import { readScenarios, type ScenarioLog } from './scenario-files.ts'

/** The sandbox of one start: its own PBX, people and scenarios. */
export interface Sandbox {
  /** The seat, its account pointed at the virtual PBX. */
  readonly provision: Provision
  readonly access: SandboxAccess
  readonly scenarios: readonly ScenarioSummary[]
  /** The words of the simulated line 2, by language. */
  readonly lineTwo: LineTwoScripts
  /** The language of these in which the scenario can be played; as asked when there is none. */
  languageOf(scenario: string, asked: 'ru' | 'en'): 'ru' | 'en'
  /** Tells who is connected with whom by the virtual PBX. Returns the unsubscriber. */
  onAnswered(listener: (call: AnsweredCall) => void): () => void
  /** The clients of the scenarios, dates counted from now. */
  people(): Client[]
  /** Contacts with one of them, as the sandbox's CRM knows them, newest first; undefined: he is none of them. */
  contactsOf(clientId: ClientId): readonly PastContact[] | undefined
  /** How many generated clients the directory has besides. */
  readonly crowd: number
  close(): Promise<void>
}

/** How many clients a seat's directory usually has. */
const CROWD = 10_000
const TRUNK = { user: 'trunk', displayName: 'Телефонная сеть' } as const
/** Those with a telephone; files in `resources/scenarios/_colleagues`. Line 2 first. */
const COLLEAGUES = [
  { user: '2000', displayName: 'Вера Соколова' },
  { user: '2001', displayName: 'Игорь Маслов' },
] as const
/** Known to the PBX, but nobody picks up. */
const ABSENT = [
  { user: '2002', displayName: 'Тимур Ахметов' },
  { user: '2003', displayName: 'Лев Гаврилов' },
] as const

/**
 * Starts the virtual PBX and reads the scenarios.
 * @param given  a provision of mode `sandbox`; without one, the built-in seat
 */
export async function openSandbox(given: Provision | undefined, resources: string, log: Log, crowd = CROWD): Promise<Sandbox> {
  const draft = given ?? sandboxSeat({ server: 'ws://127.0.0.1', password: password() })
  const [first, ...others] = draft.accounts
  if (first === undefined) throw new Error('A provision has an account')
  const operator = { ...first, password: first.password ?? password() }
  const trunk: PbxAccount = { ...TRUNK, password: password(), kind: 'trunk' }
  const colleague = (person: (typeof COLLEAGUES | typeof ABSENT)[number]): PbxAccount => ({
    ...person,
    password: password(),
    kind: 'colleague',
  })
  const colleagues = COLLEAGUES.map(colleague)
  const listeners = new Set<(call: AnsweredCall) => void>()
  const pbx = await startPbx({
    answered: (call) => listeners.forEach((listener) => listener(call)),
    domain: operator.domain,
    accounts: [
      { user: operator.user, password: operator.password, displayName: operator.displayName ?? draft.operator.name, kind: 'operator' },
      trunk,
      ...colleagues,
      ...ABSENT.map(colleague),
    ],
    lines: draft.lines.map(({ id, numbers }) => ({ id, numbers, routeTo: operator.user })),
    log: (level, message, fields) => {
      log.write(level, 'main.sandbox.pbx', message, fields)
    },
  })
  const leftOut: ScenarioLog = ({ file, field, message }) => {
    log.write('warn', 'main.sandbox.scenarios', 'A scenario is left out', { file, field: field ?? null, message })
  }
  const library = await readScenarios(resources, leftOut)
  const lineTwo = await readLineTwoScripts(resources, leftOut)
  return {
    provision: { ...draft, accounts: [{ ...operator, servers: [pbx.url] }, ...others], team: rehearsedTeam(draft.team) },
    lineTwo,
    languageOf: (name, asked) => {
      const there = library.summaries.filter((scenario) => scenario.name === name).map(({ language }) => language)
      return there.includes(asked) ? asked : (there[0] ?? asked)
    },
    access: { server: pbx.url, domain: operator.domain, trunk: accessOf(trunk), colleagues: colleagues.map(accessOf) },
    scenarios: library.summaries,
    onAnswered(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    crowd,
    people: () => [...library.people(Date.now())],
    contactsOf: (clientId) => library.contactsOf(clientId, Date.now()),
    close: () => pbx.close(),
  }
}

/** A rehearsal never reaches the hub of the real team. */
const rehearsedTeam = (team: TeamSection | undefined): TeamSection => ({
  role: 'operator',
  organisations: ['sandbox'],
  ...team,
  hub: { kind: 'local' },
})

/** Good for one start only. */
const password = (): string => randomBytes(18).toString('base64url')

const accessOf = ({ user, password: secret, displayName }: PbxAccount): { user: string; password: string; displayName: string } => ({
  user,
  password: secret,
  displayName,
})
