import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { MoodSwitch } from '../../../../renderer/desk/features/sandbox/mood-switch.tsx'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeTeamHost } from '../../../support/fake-team-host.ts'

const select = (): HTMLSelectElement => screen.getByRole('combobox', { name: /Линия\s2/u })

test('says how line 2 is, and changes it', async () => {
  const host = new FakeTeamHost()
  const world = await aCallWorkWorld({ bridge: host.bridge, seat: { mode: 'sandbox' } })
  await world.desk.team.start()
  world.show(<MoodSwitch />)
  await screen.findByRole('combobox')
  expect(select().value).toBe('free')
  await world.user.selectOptions(select(), 'nobody')
  expect(host.bridge.asked).toContainEqual({ name: 'sandbox.line2', input: { mode: 'nobody' } })
  expect(select().value).toBe('nobody')
})

test('is not there without a team', async () => {
  const host = new FakeTeamHost()
  const world = await aCallWorkWorld({ bridge: host.bridge, seat: { mode: 'sandbox' } })
  await world.desk.team.start()
  await act(async () => world.desk.team.store.setState({ team: null }))
  world.show(<MoodSwitch />)
  expect(screen.queryByRole('combobox')).toBeNull()
})
