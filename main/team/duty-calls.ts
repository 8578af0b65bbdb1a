import type { z } from 'zod'
import { dutySchema } from '../../core/contract/team/duty-schema.ts'
import type { seenDutySchema } from '../../core/contract/team/duty-schema.ts'
import type { SeenDuty } from '../../core/domain/duty/duty.ts'
import { ok } from '../../core/domain/result.ts'
import { openDutyBoard, type DutyBoard } from '../../core/usecases/team/duty-board.ts'
import { refuse } from '../bridge/handlers.ts'
import { readJson } from './read-json.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'

export interface DutyCalls extends TeamNamespace<'team.duty'> {
  readonly board: DutyBoard
  duties(): z.output<typeof seenDutySchema>[]
}

/** Who is on duty on line 2. The heartbeat is here, not in a window: it goes on while the desk reloads. */
export function dutyCalls({ hub, clock, member, organisations, emit }: TeamParts): DutyCalls {
  const board = openDutyBoard({ hub, clock, member, organisations, random: Math.random, parse: (text) => readJson(text, dutySchema) })
  const told = (duties: readonly SeenDuty[]): SeenDuty[] =>
    duties.map(({ serves, ...duty }) => (serves === undefined ? duty : { ...duty, serves: [...serves] }))
  board.onChange((duties) => emit('team.dutiesChanged', { duties: told(duties) }))
  return {
    board,
    duties: () => told(board.duties()),
    calls: {
      'team.duty': ({ state }) => {
        if (member.role === 'operator') return Promise.resolve(refuse('not-available', 'Only line 2 is on duty'))
        board.announce(state ?? undefined)
        return Promise.resolve(ok({}))
      },
    },
    close: () => board.close(),
  }
}
