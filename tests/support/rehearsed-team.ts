import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { EventPayload } from '../../core/contract/bridge.ts'
import { escalationRecordSchema } from '../../core/contract/team/escalation-schema.ts'
import { escalationOf } from '../../core/domain/escalation/escalation-of.ts'
import type { Escalation } from '../../core/domain/escalation/escalation.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { AnsweredCall } from '../../core/sandbox/pbx/ports.ts'
import { openLineTwo, type LineTwo } from '../../main/sandbox/line-two/open-line-two.ts'
import { readLineTwoScripts } from '../../main/sandbox/line-two/script-files.ts'
import type { Choice } from '../../main/sandbox/line-two/kept-choice.ts'
import { simulatedTracker } from '../../main/sandbox/line-two/simulated-tracker.ts'
import { ManualClock } from './manual-clock.ts'
import { openMemoryHub, type MemoryHub } from './memory-hub.ts'
import { pass, settle } from './passing-time.ts'
import { anna, TEAM_NOW } from './team-members.ts'
import { teamSeat, type TeamSeat } from './team-seat.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
export const lineTwoScripts = await readLineTwoScripts(resources, ({ file, field, message }) => {
  throw new Error(`${file}: ${field ?? ''}: ${message}`)
})

/** A sandbox seat with the simulated people around it, in memory, on a clock of the test's. */
export interface RehearsedTeam {
  readonly clock: ManualClock
  readonly hub: MemoryHub
  readonly seat: TeamSeat
  readonly lineTwo: LineTwo
  /** Calls the caller window was asked for. */
  readonly rings: EventPayload<'sandbox.callRequested'>[]
  /** The virtual PBX connected two. */
  answered(call: AnsweredCall): void
  /** What the windows know. */
  escalations(): Promise<readonly Escalation[]>
  pass(ms: number): Promise<void>
}

export async function rehearsedTeam(
  choice: Choice = { mode: 'free', desk: 'line-1' },
  given: Partial<Pick<RehearsedTeam, 'clock' | 'hub'>> = {},
): Promise<RehearsedTeam> {
  const clock = given.clock ?? new ManualClock(TEAM_NOW)
  const hub = given.hub ?? openMemoryHub(clock)
  const roleAt = (desk: Choice['desk']): Member => ({ ...anna, role: desk === 'line-1' ? 'operator' : 'specialist' })
  const tracker = simulatedTracker(hub.client(), () => lineTwoScripts.ru)
  const seat = teamSeat(roleAt(choice.desk), hub.client(), clock, { lineThree: { kind: 'jira', tracker } })
  const rings: EventPayload<'sandbox.callRequested'>[] = []
  const telephone = new Set<(call: AnsweredCall) => void>()
  const lineTwo = openLineTwo({
    hub: hub.client(),
    clock,
    organisation: 'alfa',
    scripts: lineTwoScripts,
    language: () => 'ru',
    onAnswered: (listener) => {
      telephone.add(listener)
      return () => void telephone.delete(listener)
    },
    ring: (call) => void rings.push(call),
    choice,
    member: () => seat.team.member,
    changeRole: (desk) => seat.team.changeMember(roleAt(desk)),
  })
  onTestFinished(async () => {
    await lineTwo.close()
    await seat.team.close()
  })
  await settle()
  return {
    clock,
    hub,
    seat,
    lineTwo,
    rings,
    answered: (call) => telephone.forEach((listener) => listener(call)),
    async escalations() {
      const { escalations } = await seat.call('team.state', {})
      return escalations.map((record) => {
        const escalation = escalationOf(escalationRecordSchema.parse(record))
        if (escalation === undefined) throw new Error('A history that does not fold')
        return escalation
      })
    },
    pass: (ms) => pass(clock, ms, 500),
  }
}
