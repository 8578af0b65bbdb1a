import { beforeEach, describe, expect, it } from 'vitest'
import { dutySchema } from '../../../../core/contract/team/duty-schema.ts'
import { HEARTBEAT_MS, SILENT_AFTER_MS, type SeenDuty } from '../../../../core/domain/duty/duty.ts'
import { thatServe } from '../../../../core/domain/duty/serves.ts'
import { DUTY_BUCKET } from '../../../../core/domain/team/organisation.ts'
import { ok } from '../../../../core/domain/result.ts'
import { openDutyBoard } from '../../../../core/usecases/team/duty-board.ts'
import { dutyKey } from '../../../../core/usecases/team/duty-key.ts'
import { watchDuties } from '../../../../core/usecases/team/watch-duties.ts'
import { announcedDuty } from '../../../support/duty-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub, type MemoryHub } from '../../../support/memory-hub.ts'
import { anna, igor, TEAM_NOW, vera } from '../../../support/team-members.ts'
import { breathe, passTime, EscalationSeat } from '../../../support/escalation-seat.ts'

let clock: ManualClock
let hub: MemoryHub
const seat = (member = vera, skewMs = 0): EscalationSeat => new EscalationSeat(hub, clock, member, { skewMs })
const free = { kind: 'free' } as const
const busy = { kind: 'busy', with: 'call' } as const
const look = (of: EscalationSeat): readonly string[] =>
  of.board.duties().map(({ member, state, silent }) => `${member.id} ${silent ? 'silent' : state.kind}`)

beforeEach(() => {
  clock = new ManualClock(TEAM_NOW)
  hub = openMemoryHub(clock)
})

describe('the duty board', () => {
  it('shows everybody who is there and what she does', async () => {
    const [onAnna, onVera, onIgor] = [seat(anna), seat(vera), seat(igor)]
    onVera.board.announce(free)
    onIgor.board.announce(busy, TEAM_NOW + 3_600_000)
    await breathe()
    expect(look(onAnna)).toEqual(['vera free', 'igor busy'])
    expect(onAnna.board.isCaughtUp).toBe(true)
    expect(onAnna.board.duties()[1]).toMatchObject({ dutyUntil: TEAM_NOW + 3_600_000 })
    onVera.board.announce(undefined)
    await breathe()
    expect(look(onAnna)).toEqual(['igor busy'])
  })

  it('tells changes, and not every heartbeat', async () => {
    const [onAnna, onVera] = [seat(anna), seat(vera)]
    const told: (readonly SeenDuty[])[] = []
    onAnna.board.onChange((duties) => told.push(duties))
    onVera.board.announce(free)
    await passTime(clock, 5 * HEARTBEAT_MS, 1000)
    expect(told.map((duties) => duties.map(({ state }) => state.kind))).toEqual([['free']])
    expect(onAnna.board.duties()[0]?.beat).toBeGreaterThan(4)
    onVera.board.announce(busy)
    await breathe()
    expect(told).toHaveLength(2)
  })

  it('keeps since when, until the state is another', async () => {
    const onVera = seat(vera)
    onVera.board.announce(free)
    await passTime(clock, 2 * HEARTBEAT_MS, 1000)
    onVera.board.announce(free)
    await breathe()
    expect(onVera.board.duties()[0]?.since).toBe(TEAM_NOW)
    onVera.board.announce(busy)
    await breathe()
    expect(onVera.board.duties()[0]?.since).toBe(clock.now())
  })

  it.each([-300_000, 0, 300_000])('hears silence by its own clock, whoever is %s ms off', async (skewMs) => {
    const [onAnna, onVera] = [seat(anna, -skewMs), seat(vera, skewMs)]
    const told: string[] = []
    onAnna.board.onChange(() => told.push(look(onAnna).join()))
    onVera.board.announce(free)
    await breathe()
    expect(onAnna.board.duties()[0]?.since).toBe(TEAM_NOW)
    onVera.hub.cut()
    await passTime(clock, SILENT_AFTER_MS, 500)
    expect(look(onAnna)).toEqual(['vera free'])
    await passTime(clock, 1000, 500)
    expect(look(onAnna)).toEqual(['vera silent'])
    onVera.hub.mend()
    await passTime(clock, HEARTBEAT_MS, 500)
    expect(look(onAnna)).toEqual(['vera free'])
    expect(told).toEqual(['vera free', 'vera silent', 'vera free'])
  })

  it('knows a heartbeat of yesterday for what it is', async () => {
    await hub
      .client()
      .records(DUTY_BUCKET)
      .put('vera', JSON.stringify(announcedDuty(vera)))
    clock.advance(3_600_000)
    const onAnna = seat(anna)
    await breathe()
    expect(look(onAnna)).toEqual(['vera silent'])
    clock.advance(13 * 3_600_000)
    expect(look(onAnna)).toEqual([])
  })

  it('takes what comes now as heard now, though the hub’s time was measured wrongly', async () => {
    const client = hub.client()
    const measured = { records: (bucket: string) => client.records(bucket), now: () => client.now() + 300_000 }
    const watch = watchDuties({ hub: measured, clock, parse: (text) => ok(dutySchema.parse(JSON.parse(text))) })
    await breathe()
    seat(vera).board.announce(free)
    await breathe()
    expect(watch.duties()).toMatchObject([{ member: vera, silent: false }])
    watch.stop()
  })

  it('tells again what the hub did not hear, and always what holds now', async () => {
    const [onAnna, onVera] = [seat(anna), seat(vera)]
    onVera.hub.cut()
    onVera.board.announce(free)
    onVera.board.announce(busy)
    await passTime(clock, 3000, 500)
    onVera.hub.mend()
    await passTime(clock, 3000, 500)
    expect(look(onAnna)).toEqual(['vera busy'])
    onVera.hub.cut()
    onVera.board.announce(undefined)
    await passTime(clock, 3000, 500)
    onVera.hub.mend()
    await passTime(clock, 3000, 500)
    expect(look(onAnna)).toEqual([])
  })

  it('says whose packets a seat sees, by marks that name no firm', async () => {
    const board = openDutyBoard({
      hub: hub.client(),
      clock,
      member: vera,
      organisations: ['beta', 'gamma'],
      random: () => 0.5,
      parse: (text) => ok(dutySchema.parse(JSON.parse(text))),
    })
    board.announce(free)
    await breathe()
    const heard = seat(anna)
    await breathe()
    expect(thatServe(heard.board.duties(), 'gamma')).toHaveLength(1)
    expect(thatServe(heard.board.duties(), 'alfa')).toHaveLength(0)
    expect(JSON.stringify(heard.board.duties())).not.toContain('gamma')
    await board.close()
  })

  it('leaves the board when the seat closes, and writes no more', async () => {
    const [onAnna, onVera] = [seat(anna), seat(vera)]
    onVera.board.announce(free)
    await breathe()
    await onVera.board.close()
    onVera.board.announce(busy)
    await passTime(clock, 2 * HEARTBEAT_MS, 1000)
    expect(look(onAnna)).toEqual([])
  })

  it('closes though the hub is gone', async () => {
    const onVera = seat(vera)
    onVera.board.announce(free)
    onVera.hub.cut()
    await expect(onVera.board.close()).resolves.toBeUndefined()
  })

  it('passes over what cannot be read or lies under another’s key', async () => {
    const records = hub.client().records(DUTY_BUCKET)
    await records.put('vera', 'nonsense')
    await records.put('igor', JSON.stringify(announcedDuty(vera)))
    const onAnna = seat(anna)
    await breathe()
    expect(look(onAnna)).toEqual([])
  })
})

describe('the key of a duty', () => {
  it('is made of letters every bucket takes, and is one’s own', () => {
    const ids = ['vera', 'Вера', 'vera@alfa.example', 'vera.alfa', 'vera=2e=alfa', 'v/e r*a>', '😀', '']
    for (const id of ids) expect(dutyKey(id)).toMatch(/^[-/_=.a-zA-Z0-9]*$/)
    expect(new Set(ids.map(dutyKey)).size).toBe(ids.length)
    expect(dutyKey('vera')).toBe('vera')
  })
})
