import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../core/domain/client/client.ts'
import { demoClients } from '../../core/sandbox/demo/demo-clients.ts'
import { chooseDisposition } from '../support/disposition.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

interface Shared {
  readonly number: string
  readonly people: readonly Client[]
}

/** As many as the sandbox has when nobody asks for fewer. */
const EVERYBODY = 10_000

/** An office of the sandbox whose number exactly three people have. */
function sharedNumber(): Shared {
  const users = new Map<string, Client[]>()
  for (const client of demoClients({ seed: 1, count: EVERYBODY, nowMs: Date.now() })) {
    for (const { number } of client.phones) users.set(number, [...(users.get(number) ?? []), client])
  }
  for (const [number, people] of users) {
    if (people.length === 3 && people.every(({ language }) => language === 'ru')) return { number, people }
  }
  throw new Error('Nobody shares a number')
}

describe('one number, several people', () => {
  const { number, people } = sharedNumber()
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal({ sandboxClients: EVERYBODY })
  })
  afterAll(() => seat.close())

  it('asks who it is while it rings, the likeliest first', async () => {
    await seat.ring('registering-a-business', 'ru', { number, name: 'Офис' })
    await seat.desk.getByRole('heading', { name: 'Кто звонит?' }).waitFor()
    await seat.desk.getByText('С этого номера звонят 3 человека. Можно ответить сразу и выбрать позже.').waitFor()
    for (const { name } of people) await seat.desk.getByRole('button', { name: new RegExp(name.family) }).waitFor()
    expect(await seat.desk.getByText('Вероятнее всего').count()).toBe(1)
  })

  it('a digit chooses, and the call still rings', async () => {
    const second = await seat.desk.locator('[data-wide-now] > button').nth(1).textContent()
    await seat.desk.keyboard.press('Digit2')
    const heading = seat.desk.locator('main h1')
    await heading.waitFor()
    await seat.desk.getByRole('heading', { name: 'Кто звонит?' }).waitFor({ state: 'detached' })
    const chosen = people.find(({ name }) => second?.includes(name.family) === true && second.includes(name.given))
    expect(await heading.textContent()).toContain(chosen?.name.family)
    expect((await seat.phone.call('incoming')).call.phase).toBe('incoming')
  })

  it('another of them can be chosen in the call', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    const before = await seat.desk.locator('main h1').textContent()
    await seat.desk.keyboard.press('KeyO')
    await seat.desk.getByRole('heading', { name: 'Кто звонит?' }).waitFor()
    await seat.desk.keyboard.press('Digit1')
    await seat.desk.getByRole('heading', { name: 'Кто звонит?' }).waitFor({ state: 'detached' })
    expect(await seat.desk.locator('main h1').textContent()).not.toBe(before)
    expect((await seat.phone.state()).presence.kind).toBe('on-call')
  })

  it('the call stands in the history of who was chosen last', async () => {
    const name = (await seat.desk.locator('main h1').textContent()) ?? ''
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    const family = people.find((person) => name.includes(person.name.family) && name.includes(person.name.given))?.name.family ?? 'nobody'
    await seat.desk.getByRole('button', { name: new RegExp(family) }).waitFor()
  })
})
