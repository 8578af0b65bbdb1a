import { describe, expect, test } from 'vitest'
import { startPhoneClient } from '../../../../renderer/desk/state/phone-client.ts'
import { createPhoneStore } from '../../../../renderer/desk/state/phone-store.ts'
import { aCall, callId } from '../../../support/call-builder.ts'
import { FakePhoneChannel } from '../../../support/fake-phone-channel.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

const start = () => {
  const link = new FakePhoneChannel()
  const store = createPhoneStore()
  const clock = new ManualClock()
  const garbage: string[] = []
  let ids = 0
  const client = startPhoneClient({
    link,
    store,
    clock,
    ids: { next: () => `id-${(ids += 1)}` },
    onGarbage: (issue) => garbage.push(issue),
  })
  return { link, store, clock, garbage, client }
}

describe('the phone client', () => {
  test('says hello at once and takes the state', () => {
    const { link, store } = start()
    expect(link.hellos).toBe(1)
    link.say(aPhoneState())
    expect(store.getState().link).toBe('live')
  })

  test('an older revision of the same phone is left aside, a new phone starts anew', () => {
    const { link, store } = start()
    const old = aPhoneState()
    link.say(aPhoneWith(aCall.incoming()))
    link.deliver({ kind: 'state', v: 1, state: old })
    expect(store.getState().state?.calls).toHaveLength(1)
    link.deliver({ kind: 'state', v: 1, state: { ...old, phoneId: 'phone-2' } })
    expect(store.getState().state?.calls).toHaveLength(0)
  })

  test('a silent phone is found, and so is its return', () => {
    const { link, store, clock } = start()
    link.say(aPhoneState())
    link.say(undefined)
    clock.advance(12_000)
    expect(store.getState().link).toBe('silent')
    expect(store.getState().state).toBeDefined()
    link.say(aPhoneState())
    expect(store.getState().link).toBe('live')
  })

  test('a phone that answers hellos never counts as silent', () => {
    const { link, store, clock } = start()
    link.say(aPhoneState())
    for (let second = 0; second < 60; second += 1) clock.advance(1000)
    expect(store.getState().link).toBe('live')
  })

  test('a command gets its outcome, a refusal its reason, silence is told after a while', async () => {
    const { link, clock, client } = start()
    const command = { kind: 'answer', callId: callId('call-1') } as const
    expect(await client.send(command)).toEqual({ ok: true })
    link.answer = 'not-now'
    expect(await client.send(command)).toEqual({ ok: false, why: 'not-now' })
    link.answer = undefined
    const lost = client.send(command)
    clock.advance(15_000)
    expect(await lost).toEqual({ ok: false, why: 'phone-silent' })
  })

  test('garbage changes nothing and is told; other desks are not garbage', () => {
    const { link, store, garbage } = start()
    for (const data of [null, 7, 'state', { kind: 'state', v: 1, state: { calls: 'many' } }]) link.deliver(data)
    link.deliver({ kind: 'hello', v: 1 })
    expect(store.getState()).toEqual({ link: 'waiting', state: undefined })
    expect(garbage).toHaveLength(4)
  })
})
