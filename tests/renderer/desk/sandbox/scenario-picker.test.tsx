import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { SandboxBanner } from '../../../../renderer/desk/features/sandbox/sandbox-banner.tsx'
import { ScenarioPicker } from '../../../../renderer/desk/features/sandbox/scenario-picker.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'

const scenarios = [
  { name: 'recording', language: 'ru', title: 'Записи нет', summary: 'Не находит запись.', caller: 'Мария Орлова' },
  { name: 'card', language: 'ru', title: 'Металлическая карта', summary: 'Не привезли.', caller: 'Егор Лапин' },
  { name: 'recording', language: 'en', title: 'No recording', summary: 'Cannot find it.', caller: 'Maria Orlova' },
] as const
const aBridge = (startCall: () => Promise<Record<string, never>> = () => Promise.resolve({})): FakeBridge =>
  new FakeBridge({ 'sandbox.scenarios': () => [...scenarios], 'sandbox.startCall': startCall })

describe('practice calls', () => {
  it('ring on a digit and say that the client is calling until the phone rings', async () => {
    const bridge = aBridge()
    const world = await aCallWorkWorld({ bridge, seat: { mode: 'sandbox' } })
    world.show(<ScenarioPicker />)
    await screen.findByText('Металлическая карта')
    await world.user.keyboard('2')
    expect(bridge.asked).toContainEqual({ name: 'sandbox.startCall', input: { scenario: 'card', language: 'ru' } })
    expect(screen.getByRole('status').textContent).toMatch(/Клиент звонит…/)
    await world.says(aPhoneWith(aCall.incoming()))
    expect(screen.queryByText(/Клиент звонит…/)).toBeNull()
  })

  it('say when no call came, and can be chosen again', async () => {
    const world = await aCallWorkWorld({ bridge: aBridge(), seat: { mode: 'sandbox' } })
    world.show(<ScenarioPicker />)
    await screen.findByText('Записи нет')
    await world.user.keyboard('1')
    await world.passes(15_000)
    expect(screen.getByRole('alert').textContent).toMatch(/звонок не.пришёл/)
  })

  it('say when the simulated client refused', async () => {
    const world = await aCallWorkWorld({ bridge: aBridge(() => Promise.reject(new Error('no'))), seat: { mode: 'sandbox' } })
    world.show(<ScenarioPicker />)
    await screen.findByText('Записи нет')
    await world.user.keyboard('1')
    expect((await screen.findByRole('alert')).textContent).toMatch(/не.ответил/)
  })

  it('come in the language of the desk first; L shows the other', async () => {
    const world = await aCallWorkWorld({ bridge: aBridge(), seat: { mode: 'sandbox' }, locale: 'en' })
    world.show(<ScenarioPicker />)
    expect(await screen.findByText('No recording')).toBeDefined()
    expect(screen.queryByText('Записи нет')).toBeNull()
    await world.user.keyboard('l')
    expect(screen.getByText('Записи нет')).toBeDefined()
  })

  it('stand under a banner that cannot be missed', async () => {
    const world = await aCallWorkWorld()
    world.show(<SandboxBanner />)
    expect(screen.getByText('Песочница')).toBeDefined()
    expect(screen.getByText(/Учебный клиент. В.рабочие системы ничего не.уходит./)).toBeDefined()
  })
})
