import { expect, it, onTestFinished } from 'vitest'
import type { ChangeWhat } from '../../../core/domain/escalation/change.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import { anIssue, anOffer, byMember } from '../../support/escalation-builder.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { A_PACKET_ID, aPacket } from '../../support/packet-builder.ts'
import { pass, settle } from '../../support/passing-time.ts'
import { ScriptedTracker } from '../../support/scripted-tracker.ts'
import { anna, igor, TEAM_NOW, vera } from '../../support/team-members.ts'
import { teamSeat } from '../../support/team-seat.ts'

async function accepted() {
  const clock = new ManualClock(TEAM_NOW)
  const hub = openMemoryHub(clock)
  const tracker = new ScriptedTracker(anIssue)
  const client = hub.client()
  const lineThree = { kind: 'jira', tracker } as const
  const [line1, line2, other] = [
    teamSeat(anna, hub.client(), clock),
    teamSeat(vera, client, clock, { lineThree }),
    teamSeat(igor, hub.client(), clock, { lineThree }),
  ]
  onTestFinished(async () => {
    for (const { team } of [line1, line2, other]) await team.close()
  })
  await line1.call('team.submit', { packet: aPacket(), change: anOffer() })
  const change = (id: string, by: Member, what: ChangeWhat) => ({
    organisation: 'alfa',
    id: A_PACKET_ID,
    change: { id, at: clock.now(), by: byMember(by), what },
  })
  await line2.call('team.duty', { state: { kind: 'free' } })
  await other.call('team.duty', { state: { kind: 'free' } })
  await line2.call('team.change', change('accept', vera, { kind: 'accepted' }))
  await settle()
  await line1.call('team.state', {})
  const send = { organisation: 'alfa', id: A_PACKET_ID, changeId: 'to-three', title: 'Схема не переключается', description: 'Всё' } as const
  return { clock, tracker, line1, line2, other, client, send, change }
}

it('sends an escalation to line 3 once, however often it is pressed', async () => {
  const { line2, tracker, send } = await accepted()
  const sent = await line2.call('team.toLineThree', send)
  expect(sent).toMatchObject({ kind: 'sent', record: { changes: { length: 3 } } })
  await settle()
  expect(await line2.call('team.toLineThree', send)).toMatchObject({ kind: 'sent', record: { changes: { length: 3 } } })
  expect(tracker.created).toMatchObject([{ escalationId: A_PACKET_ID, priority: 'high', clientCompany: 'ООО «Альфа-Строй»' }])
  expect(tracker.created[0]?.escalationNumber).toMatch(/^Э-\d{6}$/)
})

it('makes no issue that could not be written down, and says why nothing was sent', async () => {
  const { line1, line2, other, tracker, client, send } = await accepted()
  expect(await line1.call('team.toLineThree', send)).toMatchObject({ kind: 'failed', why: 'no-tracker' })
  expect(await other.call('team.toLineThree', send)).toMatchObject({ kind: 'failed', why: 'hub', words: 'not-yours' })
  tracker.trouble = { kind: 'retry', afterMs: 1000, reason: 'unreachable' }
  expect(await line2.call('team.toLineThree', send)).toMatchObject({ kind: 'failed', why: 'unreachable' })
  tracker.trouble = { kind: 'rejected', reason: 'credentials', why: 'The token is not accepted.' }
  expect(await line2.call('team.toLineThree', send)).toEqual({ kind: 'failed', why: 'credentials', words: 'The token is not accepted.' })
  expect(tracker.created).toHaveLength(0)
  tracker.trouble = undefined
  client.loseAcknowledgements()
  expect(await line2.call('team.toLineThree', send)).toMatchObject({ kind: 'failed', why: 'hub' })
  await settle()
  expect(await line2.call('team.toLineThree', send)).toMatchObject({ kind: 'sent' })
  expect(tracker.created).toHaveLength(1)
})

it('follows the issue from one seat, and writes only what is new', async () => {
  const { line1, line2, tracker, clock, send } = await accepted()
  await line2.call('team.toLineThree', send)
  await pass(clock, 60_000, 1000)
  expect(line1.told('team.escalationChanged').at(-1)?.changes).toHaveLength(3)
  expect(tracker.asked).toBeGreaterThan(0)
  tracker.issue = { ...anIssue, state: 'in-progress', lastWord: 'Взяли в работу.', updatedAt: TEAM_NOW + 5000 }
  await pass(clock, 120_000, 1000)
  const last = line1.told('team.escalationChanged').at(-1)
  expect(last?.changes).toHaveLength(4)
  expect(last?.changes.at(-1)?.what).toMatchObject({
    kind: 'line-three-told',
    issue: { state: 'in-progress', lastWord: 'Взяли в работу.' },
  })
})

it('asks less and less while nothing happens, and another seat goes on when the holder is gone', async () => {
  const { line1, line2, tracker, clock, send } = await accepted()
  await line2.call('team.toLineThree', send)
  await pass(clock, 600_000, 2500)
  const early = tracker.asked
  expect(early).toBeLessThan(15)
  await pass(clock, 600_000, 2500)
  expect(tracker.asked - early).toBeLessThan(5)
  await line2.team.close()
  tracker.issue = { ...anIssue, state: 'resolved', updatedAt: TEAM_NOW + 9000 }
  await pass(clock, 60_000, 1000)
  expect(line1.told('team.escalationChanged').at(-1)?.changes.at(-1)?.what).toMatchObject({ issue: { state: 'resolved' } })
})
