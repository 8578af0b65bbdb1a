import type { EventName, EventPayload, RpcInput, RpcOutput } from '../../core/contract/bridge.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { openTeam, type OpenTeamOptions, type Team } from '../../main/team/open-team.ts'
import type { TeamCallName } from '../../main/team/team-parts.ts'
import type { ManualClock } from './manual-clock.ts'

/** The team of one seat without a bridge: its calls, and what its windows were told. */
export interface TeamSeat {
  readonly team: Team
  call<N extends TeamCallName>(name: N, input: RpcInput<N>): Promise<RpcOutput<N>>
  /** Everything told under this name, oldest first. */
  told<N extends EventName>(name: N): EventPayload<N>[]
  readonly logged: { readonly level: string; readonly message: string; readonly fields: string }[]
}

export function teamSeat(
  member: Member,
  hub: TeamHub,
  clock: ManualClock,
  given: Partial<Pick<OpenTeamOptions, 'lineThree' | 'section'>> = {},
): TeamSeat {
  const events: { readonly name: EventName; readonly payload: unknown }[] = []
  const logged: TeamSeat['logged'] = []
  const team = openTeam({
    section: { hub: { kind: 'local' }, role: member.role, organisations: ['alfa'] },
    member,
    hub,
    clock,
    emit: (name, payload) => void events.push({ name, payload }),
    log: { write: (level, _source, message, fields = {}) => void logged.push({ level, message, fields: JSON.stringify(fields) }) },
    ...given,
  })
  return {
    team,
    logged,
    async call(name, input) {
      const outcome = await team.handlers[name](input as never, { signal: new AbortController().signal })
      if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
      return outcome.value as never
    },
    told: (name) => events.filter((event) => event.name === name).map(({ payload }) => payload as never),
  }
}
