import { expect, it, onTestFinished } from 'vitest'
import type { ScriptVersion } from '../../../core/domain/script/script.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { openMemoryHub } from '../../support/memory-hub.ts'
import { pass, settle } from '../../support/passing-time.ts'
import { aScript, ends, say } from '../../support/script-graphs.ts'
import { denis, olga, TEAM_NOW } from '../../support/team-members.ts'
import { teamSeat, type TeamSeat } from '../../support/team-seat.ts'

const organisation = 'alfa'
const version = (over: Partial<ScriptVersion> = {}): ScriptVersion => ({
  script: aScript([say('a', 'end'), ends('end')], { id: 'recording' }),
  version: 1,
  state: 'draft',
  by: 'Ольга',
  at: 1,
  ...over,
})
const json = (over: Partial<ScriptVersion> = {}): string => JSON.stringify(version(over))

function world() {
  const clock = new ManualClock(TEAM_NOW)
  const hub = openMemoryHub(clock)
  const seat = (member: Member): TeamSeat => {
    const made = teamSeat(member, hub.client(), clock)
    onTestFinished(() => made.team.close())
    return made
  }
  return { clock, hub, seat }
}

it('takes a script from draft over review to publication, and shows it to operators', async () => {
  const { clock, seat } = world()
  const [writes, reads] = [seat(olga), seat(denis)]
  await reads.call('team.state', {})
  await settle()
  const draft = await writes.call('team.saveScript', { organisation, json: json() })
  expect(draft).toEqual({ kind: 'done', revision: expect.any(Number) as number })
  await pass(clock, 200)
  const review = await writes.call('team.saveScript', { organisation, json: json({ state: 'review' }), after: revisionIn(draft) })
  await pass(clock, 200)
  expect(
    await writes.call('team.saveScript', { organisation, json: json({ state: 'published' }), after: revisionIn(review) }),
  ).toMatchObject({ kind: 'done' })
  await pass(clock, 200)
  expect(reads.told('team.scriptsChanged').length).toBeGreaterThan(0)
  expect(await reads.call('team.scripts', {})).toMatchObject({
    scripts: [{ scriptId: 'recording', version: 1, state: 'published', steps: 2 }],
  })
  const read = await reads.call('team.script', { organisation, key: 'recording.1' })
  expect(read).toMatchObject({ kind: 'script' })
})

it('lets one of two writers win, and tells the other', async () => {
  const { clock, seat } = world()
  const [one, other] = [seat(olga), seat({ ...olga, id: 'irina' })]
  await settle()
  const first = await one.call('team.saveScript', { organisation, json: json() })
  expect(await other.call('team.saveScript', { organisation, json: json({ note: 'тоже' }) })).toEqual({ kind: 'conflict' })
  await pass(clock, 200)
  await one.call('team.saveScript', { organisation, json: json({ note: 'второй раз' }), after: revisionIn(first) })
  expect(await other.call('team.saveScript', { organisation, json: json(), after: revisionIn(first) })).toEqual({ kind: 'conflict' })
})

it('refuses what is no script, what has errors, and what is not hers', async () => {
  const { clock, seat } = world()
  const [writes, reads] = [seat(olga), seat(denis)]
  await settle()
  const refused = (why: string) => ({ kind: 'rejected', why })
  expect(await writes.call('team.saveScript', { organisation, json: '{"script":1}' })).toEqual(refused('not-a-script'))
  expect(await writes.call('team.saveScript', { organisation, json: json({ state: 'published' }) })).toEqual(refused('wrong-state'))
  expect(await reads.call('team.saveScript', { organisation, json: json() })).toEqual(refused('not-yours'))
  expect(await writes.call('team.saveScript', { organisation: 'beta', json: json() })).toEqual({ kind: 'refused', why: 'permissions' })
  const broken = { script: aScript([say('a')], { id: 'recording' }) }
  const draft = await writes.call('team.saveScript', { organisation, json: json({ ...broken, state: 'review' }) })
  await pass(clock, 200)
  expect(
    await writes.call('team.saveScript', { organisation, json: json({ ...broken, state: 'published' }), after: revisionIn(draft) }),
  ).toEqual(refused('has-errors'))
})

it('leaves a forged record alone, counts it, and shows the others', async () => {
  const { clock, hub, seat } = world()
  const reads = seat(denis)
  await reads.call('team.state', {})
  const records = hub.client().records('scripts_alfa')
  await records.create('recording.1', json({ version: 2 }))
  await records.create('good.1', JSON.stringify(version({ script: aScript([ends('end')], { id: 'good' }) })))
  await pass(clock, 200)
  expect(await reads.call('team.scripts', {})).toMatchObject({ scripts: [{ scriptId: 'good' }] })
  expect(reads.told('team.unreadable').at(-1)).toEqual({ count: 1 })
})

function revisionIn(outcome: { readonly kind: string; readonly revision?: number }): number {
  if (outcome.revision === undefined) throw new Error(`Not written: ${outcome.kind}`)
  return outcome.revision
}
