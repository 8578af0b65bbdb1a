import type { Seat } from '../../core/contract/seat.ts'
import type { SeatTeam } from '../../core/contract/team/team-section.ts'
import { ok, type Result } from '../../core/domain/result.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { refuse, type Handlers } from '../bridge/handlers.ts'
import type { Sandbox } from '../sandbox/open-sandbox.ts'
import { openSandboxTeam, type SandboxTeam } from '../sandbox/open-sandbox-team.ts'
import { systemClock } from '../services/clock.ts'
import { readTrackerToken } from '../services/provision/tracker-token.ts'
import type { Secrets } from '../services/secrets/secrets.ts'
import { noTeam } from '../team/no-team.ts'
import { openHub } from '../team/open-hub.ts'
import { openTeam, type OpenTeamOptions, type Team } from '../team/open-team.ts'
import type { LineThree } from '../team/team-handlers.ts'
import type { TeamCalls } from '../team/team-parts.ts'
import { trackerOf } from '../tracker/connector-of.ts'
import type { Emit, SeatParts } from './seat-parts.ts'

export interface SeatTeamParts extends SeatParts {
  readonly seat: Seat
  readonly secrets: Secrets
  readonly sandbox: Sandbox | undefined
  readonly emit: Emit
}

/** The team's share of a seat. */
export interface OpenSeatTeam {
  readonly calls: TeamCalls
  readonly desks: Pick<Handlers, 'sandbox.line2' | 'sandbox.sitAt'>
  close(): Promise<void>
}

const NO_TEAM: OpenSeatTeam = { calls: noTeam, desks: desksOf(undefined), close: () => Promise.resolve() }

/** Opens the team that the seat's document names; in the sandbox with its simulated people, on a hub of this machine. */
export async function openSeatTeam(parts: SeatTeamParts): Promise<Result<OpenSeatTeam, string>> {
  const { seat, secrets, log, profile, sandbox, emit } = parts
  const section = seat.team
  if (section === undefined) return ok(NO_TEAM)
  const place = { profile, secrets, clock: systemClock, log, storage: seat.storage, name: `Firstline ${seat.operator.id}` } as const
  const options = { section, clock: systemClock, emit, log, member: memberOf(seat, section) }
  if (sandbox !== undefined) return openRehearsed(parts, sandbox, options)
  const hub = await openHub(section.hub, { ...place, folder: 'team' })
  if (!hub.ok) return hub
  const team = openTeam({ ...options, ...lineThreeOf(seat, secrets), hub: hub.value })
  return ok({ calls: team.handlers, desks: desksOf(undefined), close: () => closeAll(team, hub.value) })
}

async function openRehearsed(
  parts: SeatTeamParts,
  sandbox: Sandbox,
  options: Omit<OpenTeamOptions, 'hub'>,
): Promise<Result<OpenSeatTeam, string>> {
  const { seat, secrets, log, profile, resources, settings, emit } = parts
  const opened = await openSandboxTeam({
    ...options,
    profile,
    resources,
    secrets,
    log,
    storage: seat.storage,
    scripts: sandbox.lineTwo,
    language: () => settings.read().locale ?? seat.locale,
    onAnswered: (listener) => sandbox.onAnswered(listener),
    ring: (call) => emit('sandbox.callRequested', { ...call, language: sandbox.languageOf(call.scenario, call.language) }),
  })
  if (!opened.ok) return opened
  const { team } = opened.value
  return ok({ calls: team.handlers, desks: desksOf(opened.value), close: () => opened.value.close() })
}

async function closeAll(team: Team, hub: TeamHub): Promise<void> {
  await team.close()
  await hub.close()
}

/** Who sits here, for the others of the team. */
function memberOf({ operator, accounts }: Seat, { role, site, outsourcer, extension }: SeatTeam): Member {
  const number = extension ?? accounts[0]?.user
  return {
    id: operator.id,
    name: operator.name,
    role,
    ...(site === undefined ? {} : { site }),
    ...(outsourcer === undefined ? {} : { outsourcer }),
    ...(number === undefined ? {} : { extension: number }),
  }
}

function lineThreeOf({ tracker }: Seat, secrets: Secrets): { readonly lineThree?: LineThree } {
  if (tracker === undefined) return {}
  return { lineThree: { kind: tracker.kind, tracker: trackerOf(tracker, () => readTrackerToken(tracker, secrets), systemClock) } }
}

function desksOf(sandbox: SandboxTeam | undefined): OpenSeatTeam['desks'] {
  const notHere = () => Promise.resolve(refuse('not-available', 'Only in the sandbox'))
  if (sandbox === undefined) return { 'sandbox.line2': notHere, 'sandbox.sitAt': notHere }
  const { lineTwo } = sandbox
  return {
    'sandbox.line2': async ({ mode }) => {
      if (mode !== undefined) await lineTwo.setMode(mode)
      return ok({ mode: lineTwo.choice.mode })
    },
    'sandbox.sitAt': async ({ desk }) => {
      if (desk !== undefined) await lineTwo.sitAt(desk)
      return ok({ desk: lineTwo.choice.desk })
    },
  }
}
