import { dutySchema } from '../../../core/contract/team/duty-schema.ts'
import type { DutyState } from '../../../core/domain/duty/duty.ts'
import type { ScriptedSpecialist } from '../../../core/sandbox/colleague/line-two-script.ts'
import { openDutyBoard, type DutyBoard } from '../../../core/usecases/team/duty-board.ts'
import { readJson } from '../../team/read-json.ts'
import type { Stage } from './stage.ts'

/** The duties of the simulated specialists, with their heartbeats. */
export interface Shift {
  /** What somebody has in hand changed, or how line 2 behaves. */
  refresh(): void
  /** Whether she comes when she is called. */
  isFree(memberId: string): boolean
  readonly boards: ReadonlyMap<string, DutyBoard>
  close(): Promise<void>
}

const HOUR_MS = 3_600_000

export function openShift(stage: Stage, inHand: (memberId: string) => 'call' | 'packet' | undefined): Shift {
  const { hub, clock, script, specialists } = stage
  const startedAt = hub.now()
  const dutyUntil = endOfShift(startedAt)
  const boards = new Map<string, DutyBoard>()
  for (const member of specialists)
    boards.set(member.id, openDutyBoard({ hub, clock, member, random: Math.random, parse: (text) => readJson(text, dutySchema) }))

  const stateOf = (person: ScriptedSpecialist): DutyState | undefined => {
    const busyWith = inHand(person.id)
    switch (stage.mode()) {
      case 'nobody':
        return undefined
      case 'busy':
        return { kind: 'busy', with: busyWith ?? 'call' }
      case 'free':
        return busyWith === undefined ? ownState(person, startedAt, hub.now()) : { kind: 'busy', with: busyWith }
    }
  }
  const refresh = (): void => {
    for (const person of script.specialists) boards.get(person.id)?.announce(stateOf(person), dutyUntil)
  }
  refresh()
  return {
    refresh,
    boards,
    isFree(memberId) {
      const person = script.specialists.find(({ id }) => id === memberId)
      return person !== undefined && stateOf(person)?.kind === 'free'
    },
    async close() {
      await Promise.all([...boards.values()].map((board) => board.close()))
    },
  }
}

function ownState({ state }: ScriptedSpecialist, startedAt: number, now: number): DutyState {
  if (state.kind === 'busy') return { kind: 'busy', with: 'call' }
  if (state.kind === 'free') return { kind: 'free' }
  const until = startedAt + state.minutes * 60_000
  return now < until ? { kind: 'away', reasonId: state.reasonId, until } : { kind: 'free' }
}

/** 18:00 of this day, or four full hours from now. */
function endOfShift(now: number): number {
  const evening = new Date(now).setHours(18, 0, 0, 0)
  return evening > now + HOUR_MS ? evening : Math.ceil(now / HOUR_MS + 4) * HOUR_MS
}
