import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aCall } from '../../../support/call-builder.ts'
import { aRecord } from '../../../support/escalation-builder.ts'
import { PacketDesk, pressCode } from '../../../support/line-two-desk.tsx'
import { aLineTwoWorld } from '../../../support/line-two-world.tsx'
import { A_PACKET_ID, aPacket } from '../../../support/packet-builder.ts'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'
import { anna, igor, TEAM_NOW, vera } from '../../../support/team-members.ts'

const offered = aRecord([[anna, { kind: 'offered', to: vera, until: TEAM_NOW + 13_000 }]])

describe('an offered packet', () => {
  it('opens by itself, says when it goes on, and is accepted with F2: the operator is awaited before it is told', async () => {
    const world = await aLineTwoWorld({ records: [offered] })
    world.show(<PacketDesk />)
    const bar = await screen.findByRole('region', { name: 'Предложенная эскалация' })
    expect(bar.textContent).toMatch(/через\s1[34]\sс\sуйдёт\sдальше/u)
    pressCode('F2')
    await waitFor(() => expect(world.changes.map(({ what }) => what.kind)).toContain('accepted'))
    expect(world.phone.commands).toContainEqual({
      kind: 'expect-call',
      escalationId: A_PACKET_ID,
      from: ['1001', '+79160000003'],
      forMs: 180_000,
    })
    expect(await screen.findByRole('button', { name: /^Решено/u })).toBeDefined()
  })

  it('that comes while an answer to another is being written has F2: it answers what rings', async () => {
    const read = aRecord([], aPacket({ id: '0a6b0e34-6a5e-4d0a-9a51-1d8f6f1c2d12', client: { name: 'Мария Орлова' } }))
    const world = await aLineTwoWorld({ records: [read] })
    world.lineTwo.open(read.packet.id)
    world.show(<PacketDesk />)
    expect((await screen.findByRole('button', { name: /^Принять/u })).textContent).toContain('F2')
    act(() => world.lineTwo.write(read.packet.id, 'Поставьте'))
    act(() => world.hears(offered))
    await screen.findByRole('region', { name: 'Предложенная эскалация' })
    const with2 = screen.getAllByRole('button', { name: /^Принять/u }).map(({ textContent }) => textContent.includes('F2'))
    expect(with2).toEqual([true, false])
  })

  it('that a colleague was quicker with says who and when; nobody waits for a call then', async () => {
    const record = aRecord()
    const world = await aLineTwoWorld({ records: [record] })
    world.lineTwo.open(A_PACKET_ID)
    world.show(<PacketDesk />)
    const taken = aRecord([[igor, { kind: 'accepted' }, 5]])
    const answers = world.bridge
    // The news has not come yet when she presses.
    const call = answers.call.bind(answers)
    answers.call = async (name, input, ...rest) =>
      name === 'team.change' && JSON.stringify(input).includes('"accepted"')
        ? ({ kind: 'rejected', why: 'taken', record: taken } as never)
        : call(name, input, ...rest)
    pressCode('F2')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(/Уже принято: Игорь Маслов/u)
    await waitFor(() => expect(world.phone.commands).toContainEqual({ kind: 'cancel-expected-call', escalationId: A_PACKET_ID }))
    expect(screen.queryByRole('button', { name: /^Принять/u })).toBeNull()
  })

  it('is not accepted while the hub is gone, and nothing is kept for later', async () => {
    const world = await aLineTwoWorld({ records: [offered] })
    world.show(<PacketDesk />)
    await screen.findByRole('region', { name: 'Предложенная эскалация' })
    world.reach(false)
    pressCode('F2')
    expect((await screen.findByRole('alert')).textContent).toMatch(/Не\sпринято: хаб недоступен/u)
    const waiting = world.desk.team.store.getState().outbox.map(({ body }) => (body.kind === 'change' ? body.change.what.kind : body.kind))
    expect(waiting).not.toContain('accepted')
  })

  it('leaves F2 to a ringing call', async () => {
    const world = await aLineTwoWorld({ records: [offered], phone: aPhoneWith(aCall.incoming()) })
    world.show(<PacketDesk />)
    await screen.findAllByRole('button', { name: /^Принять/u })
    pressCode('F2')
    await world.passes(100)
    expect(world.changes.map(({ what }) => what.kind)).not.toContain('accepted')
  })

  it('says that the phone will not answer by itself when it cannot', async () => {
    const world = await aLineTwoWorld({ records: [offered] })
    world.phone.answer = 'no-microphone'
    world.show(<PacketDesk />)
    await screen.findByRole('region', { name: 'Предложенная эскалация' })
    pressCode('F2')
    expect(await screen.findByText(/телефон сам не ответит: нет микрофона/u)).toBeDefined()
  })

  it('does not push a packet aside that is being worked on', async () => {
    const held = aRecord([[vera, { kind: 'accepted' }]], aPacket({ id: 'held-0000-0000' }))
    const world = await aLineTwoWorld({ records: [held] })
    world.show(<PacketDesk />)
    await waitFor(() => expect(world.lineTwo.store.getState().openId).toBe('held-0000-0000'))
    world.hears(offered)
    await screen.findByRole('region', { name: 'Предложенная эскалация' })
    expect(world.lineTwo.store.getState().openId).toBe('held-0000-0000')
  })
})

describe('the call of a packet', () => {
  it('bears the name of its client, and writes that line 2 talks with him, once', async () => {
    const held = aRecord([[vera, { kind: 'accepted' }]])
    const world = await aLineTwoWorld({ records: [held] })
    world.show(<PacketDesk />)
    const call = aCall.active({ context: { headers: {}, escalationId: A_PACKET_ID } })
    await world.says(aPhoneWith(call))
    await waitFor(() => expect(world.changes.map(({ what }) => what.kind)).toContain('connected'))
    expect(world.desk.stores.callers.getState().names[call.id]?.title).toBe('Виктор Данилов')
    await world.says(aPhoneWith({ ...call, muted: true }))
    expect(world.changes.filter(({ what }) => what.kind === 'connected')).toHaveLength(1)
  })

  it('to the client is placed from the packet, with its escalation', async () => {
    const world = await aLineTwoWorld({ records: [aRecord([[vera, { kind: 'accepted' }]])] })
    world.show(<PacketDesk />)
    await screen.findByRole('article')
    await world.user.keyboard('y')
    await waitFor(() => expect(world.phone.commands).toContainEqual({ kind: 'dial', number: '+79160000003', escalationId: A_PACKET_ID }))
  })
})

describe('the duty', () => {
  it('follows the phone and what is held', async () => {
    const world = await aLineTwoWorld({ records: [offered] })
    world.show(<PacketDesk />)
    const told = (): unknown[] => world.bridge.asked.filter(({ name }) => name === 'team.duty').map(({ input }) => input)
    await waitFor(() => expect(told()).toEqual([{ state: { kind: 'free' } }]))
    pressCode('F2')
    await waitFor(() => expect(told().at(-1)).toEqual({ state: { kind: 'busy', with: 'packet' } }))
    await world.says(aPhoneState({ presence: { kind: 'break', since: 0, reasonId: 'lunch' } }))
    await waitFor(() => expect(told().at(-1)).toEqual({ state: { kind: 'away', reasonId: 'lunch' } }))
  })
})
