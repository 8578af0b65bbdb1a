import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { askHost } from '../support/page-bridge.ts'
import { layoutFaults } from '../support/layout-check.ts'
import { until } from '../support/until.ts'
import { picture } from '../support/picture.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

let seat: Rehearsal
const pane = () => seat.desk.locator('[data-escalation]')

const start = async (): Promise<void> => {
  seat = await startRehearsal()
  await seat.desk.setViewportSize({ width: 1280, height: 720 })
  // Places are judged where they rest, not on their way.
  await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
}
const inCall = async (scenario: string): Promise<void> => {
  await seat.ring(scenario)
  await seat.desk.keyboard.press('F2')
  await seat.phone.call('active')
  await seat.caller.call('the client hears the operator', (call) => call.heard.rms > 0.02)
  await seat.desk.getByRole('button', { name: /На линию 2.*свобод/s }).waitFor()
}
const looksRight = async (name: string): Promise<void> => {
  await picture(seat.desk, `escalation-${name}`)
  expect.soft(await layoutFaults(seat.desk), name).toEqual([])
}

describe('one click to line 2', () => {
  beforeAll(() => start())
  afterAll(() => seat.close())
  // Each has a call of its own, on the seat that the one before has left Ready.
  afterEach(async () => {
    if ((await seat.phone.state()).presence.kind === 'on-call') await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })

  it('Ctrl+Z takes it back within five seconds, and the result that was filled in with it', async () => {
    await inCall('metal-card')
    await seat.desk.keyboard.press('F8')
    await seat.desk.getByRole('button', { name: /Отменить/ }).waitFor()
    await seat.desk.keyboard.press('Control+KeyZ')
    await seat.desk.getByText('Эскалация отменена').waitFor()
    await pane().waitFor({ state: 'detached' })
    await seat.desk.getByRole('button', { name: /На линию 2.*свобод/s }).waitFor()
    const { escalations } = await askHost(seat.desk, 'team.state', {})
    const own = escalations.filter(({ packet }) => packet.call !== undefined && packet.author.id === '1001')
    expect(own.map(({ changes }) => changes.at(-1)?.what)).toEqual([{ kind: 'withdrawn', why: 'undone' }])
  })

  it('F8: accepted, consulted, transferred; the specialist hears the client', { timeout: 90_000 }, async () => {
    await inCall('weekend-forwarding')
    await seat.desk.keyboard.press('Shift+KeyV')
    await seat.desk.getByRole('radiogroup', { name: 'Как проверили личность' }).waitFor()
    await looksRight('verifying')
    await seat.desk.keyboard.press('Digit1')
    await seat.desk
      .getByRole('status')
      .filter({ hasText: /Личность подтверждена, кодовое слово/ })
      .waitFor()
    await seat.desk.keyboard.press('Shift+KeyS')
    await seat.desk.keyboard.type('Перезапустили переадресацию')
    await seat.desk.keyboard.press('Shift+Enter')
    await seat.desk.getByRole('listitem').filter({ hasText: 'Перезапустили переадресацию' }).waitFor()
    await seat.desk.keyboard.press('Escape')
    await looksRight('before')
    await seat.desk.keyboard.press('F8')
    await pane().waitFor()
    await until('line 2 has the proof and the steps in its record', async () => {
      const { escalations } = await askHost(seat.desk, 'team.state', {})
      const own = escalations.find(({ packet }) => packet.author.id === '1001' && packet.client.name === 'Виктор Данилов')?.packet
      const proof = own?.client.verification
      const steps = own?.tried.map(({ what, outcome }) => `${what}: ${outcome}`).join(', ')
      return (
        proof?.kind === 'verified' &&
        proof.how === 'code-word' &&
        steps === 'Проверили личность: кодовое слово: done, Перезапустили переадресацию: failed'
      )
    })
    await looksRight('sent')
    await seat.phone.when(
      'a colleague is consulted',
      ({ calls }) => calls.some(({ call }) => call.consultFor !== undefined && call.phase === 'active'),
      40_000,
    )
    await seat.caller.call('the client waits', (call) => call.held)
    await looksRight('consulting')
    await seat.desk.keyboard.press('KeyG')
    await seat.phone.presence('wrap-up', 20_000)
    await seat.caller.call('the client hears the specialist', (call) => !call.held && call.ended === null && call.heard.rms > 0.01, 20_000)
    await looksRight('transferred')
    expect(await seat.desk.getByRole('radio', { name: /Передано на линию 2/ }).getAttribute('aria-checked')).toBe('true')
  })

  it('advice: the client holds with his timer, the answer stands big, H goes back to him', { timeout: 90_000 }, async () => {
    await inCall('mortgage-papers')
    await seat.desk.keyboard.press('Shift+F8')
    await seat.desk.getByRole('radio', { name: /Совет, клиент ждёт/ }).waitFor()
    await looksRight('choice')
    await seat.desk.keyboard.press('Digit2')
    await seat.caller.call('the client holds', (call) => call.held)
    await seat.desk.getByText('Клиент на удержании').waitFor()
    await looksRight('advice-waiting')
    await seat.desk.locator('[data-escalation][data-phase="returned"]').waitFor({ timeout: 40_000 })
    await looksRight('advice-answer')
    await seat.desk.keyboard.press('KeyH')
    await seat.caller.call('the client hears the operator again', (call) => !call.held && call.heard.rms > 0.02)
    await seat.desk.keyboard.press('Shift+KeyE')
    await seat.desk.getByRole('dialog', { name: 'Мои эскалации' }).waitFor()
    await looksRight('sheet')
    await until('the answer was read', async () => {
      const { escalations } = await askHost(seat.desk, 'team.state', {})
      return escalations.some(({ packet, changes }) => packet.author.id === '1001' && changes.at(-1)?.what.kind === 'answer-read')
    })
  })
})
