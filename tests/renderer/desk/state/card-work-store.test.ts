import { describe, expect, test } from 'vitest'
import { createCardWork, readTyped } from '../../../../renderer/desk/state/card-work-store.ts'
import { createMemoryDrafts } from '../../../../renderer/desk/state/line-two-drafts.ts'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient, clientId } from '../../../support/client-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

const start = (shelf = createMemoryDrafts()) => {
  const clock = new ManualClock()
  return { clock, shelf, work: createCardWork(clock, shelf) }
}

describe('what is typed in forms of the card', () => {
  test('is kept for a client with a long id, and however much it is', async () => {
    const { clock, shelf, work } = start()
    const id = clientId('crm-'.repeat(40))
    const typed = { text: 'Клиент рассказал подробно. '.repeat(1_000) }
    work.write(id, 'note', typed)
    clock.advance(1_000)
    const { work: after } = start(shelf)
    await expect.poll(() => after.store.getState().drafts[id]?.note).toEqual(typed)
  })
})

describe('a text of what is typed', () => {
  test.each(['', '{', 'null', '[1]', '{"field":1}'])('is nothing else: %j', (text) => {
    expect(readTyped(text)).toBeUndefined()
  })

  test('comes back as it was', () => {
    expect(readTyped(JSON.stringify({ name: 'Мария' }))).toEqual({ name: 'Мария' })
  })
})

describe('what was found and said of people', () => {
  const one = clientId('one')
  const two = clientId('two')
  const three = clientId('three')

  test('goes with their cards, all but what is typed and not saved', () => {
    const { work } = start()
    for (const id of [one, two, three]) {
      work.setDuplicates(id, [])
      work.write(id, 'note', { text: 'Начато' })
    }
    work.sayDiffer(one, two)
    work.sayDiffer(two, three)
    work.done(two, 'note')
    work.forgetGone(new Set([one]))
    const { drafts, duplicates, differ } = work.store.getState()
    expect(Object.keys(drafts)).toEqual([one, three])
    expect(Object.keys(duplicates)).toEqual([one])
    expect([...differ]).toEqual(['one two'])
  })

  test('stays while the form is open, and nothing changes when nothing goes', () => {
    const { work } = start()
    work.setDuplicates(one, [])
    work.show(one, 'merge')
    const before = work.store.getState()
    work.forgetGone(new Set())
    expect(work.store.getState()).toBe(before)
    work.hide()
    work.forgetGone(new Set())
    expect(work.store.getState().duplicates).toEqual({})
  })

  test('goes when the call is gone', async () => {
    const client = aClient()
    const { work, says } = await aCallWorkWorld({ clients: [client] })
    await says(aPhoneWith(aCall.active()))
    await expect.poll(() => work.card.store.getState().cards[callId('call-1')]?.kind).toBe('known')
    work.cardWork.setDuplicates(client.id, [])
    await says(aPhoneWith(aCall.active()))
    expect(Object.keys(work.cardWork.store.getState().duplicates)).toEqual([client.id])
    await says(aPhoneState({ calls: [] }))
    expect(work.cardWork.store.getState().duplicates).toEqual({})
  })
})
