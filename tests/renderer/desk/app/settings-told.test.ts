import { expect, test } from 'vitest'
import { settingsSchema } from '../../../../core/contract/settings.ts'
import { askSettings } from '../../../../renderer/desk/app/settings-told.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'

const read = settingsSchema.parse({ theme: 'light' })
const changed = settingsSchema.parse({ theme: 'dark' })

test('what is changed while the desk opens is not lost', async () => {
  const bridge = new FakeBridge({ 'settings.read': () => read })
  const told = await askSettings(bridge)
  expect(told.latest()).toEqual(read)
  bridge.say('settings.changed', changed)
  expect(told.latest()).toEqual(changed)
  told.stop()
  bridge.say('settings.changed', read)
  expect(told.latest()).toEqual(changed)
})

test('what is changed while the answer is on its way is newer than the answer', async () => {
  const bridge = new FakeBridge({
    'settings.read': () => {
      queueMicrotask(() => bridge.say('settings.changed', changed))
      return read
    },
  })
  const told = await askSettings(bridge)
  await expect.poll(() => told.latest()).toEqual(changed)
})
