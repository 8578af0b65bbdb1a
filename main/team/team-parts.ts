import type { RpcName } from '../../core/contract/bridge.ts'
import type { EscalationRules } from '../../core/domain/escalation/rules.ts'
import type { Member, TeamRole } from '../../core/domain/team/member.ts'
import type { OrganisationId } from '../../core/domain/team/organisation.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import type { Handlers } from '../bridge/handlers.ts'
import type { Log } from '../services/log/log-sink.ts'
import type { TeamEmit } from './team-emit.ts'
import type { Unreadable } from './unreadable.ts'

export type TeamCallName = Extract<RpcName, `team.${string}`>
export type TeamCalls = Pick<Handlers, TeamCallName>

/** What every namespace of the team's calls is made of. */
export interface TeamParts {
  readonly hub: TeamHub
  readonly member: Member
  /** As whom this seat works on scripts, where that is not its member's own role. */
  readonly scriptRole?: TeamRole
  /** At least one. */
  readonly organisations: readonly OrganisationId[]
  readonly rules: EscalationRules
  /** This machine's; timers. Times that others see come from `hub.now()`. */
  readonly clock: Clock
  readonly emit: TeamEmit
  readonly log: Pick<Log, 'write'>
  readonly unreadable: Unreadable
  /** Whether a window has asked how things stand: before, nobody is told of changes. Kept when the member changes. */
  readonly windows: { haveAsked: boolean }
}

/** One namespace: what it answers, and how it ends. */
export interface TeamNamespace<N extends TeamCallName> {
  readonly calls: Pick<TeamCalls, N>
  close(): Promise<void>
}
