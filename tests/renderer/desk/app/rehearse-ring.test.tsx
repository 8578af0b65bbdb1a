import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { rehearseRing } from '../../../../renderer/desk/app/rehearse-ring.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

test('the rehearsed ring leaves no trace', async () => {
  const world = await aCallWorkWorld({ phone: aPhoneState() })
  const before = document.body.innerHTML
  const { stores } = world.desk
  const seen = [stores.keys.getState(), stores.callers.getState(), stores.phone.getState(), world.work.card.store.getState()]
  await act(async () => rehearseRing(world.desk, world.work))
  expect(document.body.innerHTML).toBe(before)
  expect([stores.keys.getState(), stores.callers.getState(), stores.phone.getState(), world.work.card.store.getState()]).toEqual(seen)
  expect(world.published).toEqual([])
  expect([...world.journal.rows.values()]).toEqual([])
  expect(world.phone.commands).toEqual([])
})

test('a real call is not kept waiting by a rehearsal', async () => {
  const world = await aCallWorkWorld({ phone: aPhoneWith(aCall.incoming()) })
  await world.passes(30)
  const watched: number[] = []
  const observer = new MutationObserver((changes) => watched.push(changes.length))
  observer.observe(document.body, { childList: true })
  await act(async () => rehearseRing(world.desk, world.work))
  observer.disconnect()
  expect(watched).toEqual([])
})
