import { describe, expect, it } from 'vitest'
import { chatMessageSchema } from '../../../core/contract/team/chat-schema.ts'
import type { ChatMessage } from '../../../core/domain/chat/message.ts'
import type { Packet } from '../../../core/domain/escalation/packet.ts'
import { readChoice } from '../../../main/sandbox/line-two/kept-choice.ts'
import { anOffer, byMember } from '../../support/escalation-builder.ts'
import { aPacket } from '../../support/packet-builder.ts'
import { settle } from '../../support/passing-time.ts'
import { rehearsedTeam, type RehearsedTeam } from '../../support/rehearsed-team.ts'
import { anna } from '../../support/team-members.ts'

const specialist = { ...anna, role: 'specialist' } as const

async function escalate({ seat, clock }: RehearsedTeam, changes: Parameters<typeof aPacket>[0] = {}): Promise<Packet> {
  const packet = aPacket({ createdAt: clock.now(), ...changes })
  const { duties } = await seat.call('team.state', {})
  const to = duties.find(({ state }) => state.kind === 'free')?.member
  const until = clock.now() + 20_000
  const change = {
    id: `first-${packet.id}`.slice(0, 64),
    at: clock.now(),
    by: byMember(anna),
    what: { kind: 'offered', until, ...(to === undefined ? {} : { to }) },
  } as const
  expect(await seat.call('team.submit', { packet, change })).toMatchObject({ kind: 'done' })
  return packet
}

const kindsOf = async (team: RehearsedTeam) => (await team.escalations())[0]?.changes.map(({ what }) => what.kind)

describe('at the desk of line 1', () => {
  it('four are on duty, two of them free, and none falls silent', async () => {
    const team = await rehearsedTeam()
    await team.pass(120_000)
    const { duties } = await team.seat.call('team.state', {})
    expect(duties.map(({ member, state, silent }) => [member.name, state.kind, silent])).toEqual([
      ['Вера Соколова', 'free', false],
      ['Игорь Маслов', 'free', false],
      ['Лев Гаврилов', 'away', false],
      ['Тимур Ахметов', 'busy', false],
    ])
  })

  it('Vera sees a packet, takes it, talks, and resolves it; meanwhile she is busy', async () => {
    const team = await rehearsedTeam()
    await escalate(team)
    await team.pass(2000)
    expect(await kindsOf(team)).toEqual(['offered', 'seen'])
    await team.pass(7000)
    expect(await kindsOf(team)).toEqual(['offered', 'seen', 'accepted'])
    const { duties } = await team.seat.call('team.state', {})
    expect(duties.find(({ member }) => member.id === '2000')?.state).toEqual({ kind: 'busy', with: 'packet' })
    team.answered({ from: '1001', to: '2000' })
    await settle()
    expect(await kindsOf(team)).toEqual(['offered', 'seen', 'accepted'])
    team.answered({ from: '+79165550103', to: '2000' })
    await settle()
    expect(await kindsOf(team)).toEqual(['offered', 'seen', 'accepted', 'connected'])
    await team.pass(100_000)
    const [done] = await team.escalations()
    expect(done?.state).toMatchObject({ phase: 'resolved', by: { name: 'Вера Соколова' }, articleId: 'bypass-without-owners' })
    expect((await team.seat.call('team.state', {})).duties.find(({ member }) => member.id === '2000')?.state.kind).toBe('free')
    expect((await team.seat.call('team.articles', {})).articles.map(({ id }) => id)).toContain('bypass-without-owners')
  })

  it('advises while the client holds, and marks the fact she had to ask again', async () => {
    const team = await rehearsedTeam()
    const facts = [{ id: 'number', label: 'Куда вести', value: '' }]
    await escalate(team, { wanted: { kind: 'advice' }, facts })
    await team.pass(30_000)
    const [advised] = await team.escalations()
    expect(advised?.changes.map(({ what }) => what.kind)).toEqual(['offered', 'seen', 'accepted', 'advising', 'asked-again', 'returned'])
    expect(advised?.state).toMatchObject({ phase: 'returned', answer: expect.stringContaining('Скажите клиенту') })
    expect([...(advised?.askedAgain ?? [])]).toEqual(['number'])
  })

  it('a second packet goes to Igor while Vera has the first', async () => {
    const team = await rehearsedTeam()
    await escalate(team)
    await team.pass(9000)
    await escalate(team, { id: 'second-packet-0001' })
    await team.pass(9000)
    const holders = (await team.escalations()).map(({ state }) => (state.phase === 'accepted' ? state.by.name : state.phase))
    expect(holders.sort()).toEqual(['Вера Соколова', 'Игорь Маслов'])
  })

  it.each(['busy', 'nobody'] as const)('when line 2 is %s nobody comes: it falls back to a callback', async (mode) => {
    const team = await rehearsedTeam({ mode, desk: 'line-1' })
    const { duties } = await team.seat.call('team.state', {})
    expect(duties.map(({ state }) => state.kind)).toEqual(mode === 'busy' ? ['busy', 'busy', 'busy', 'busy'] : [])
    await escalate(team)
    await team.pass(70_000)
    const [fallen] = await team.escalations()
    expect(fallen?.wanted.kind).toBe('callback')
    expect(fallen?.state.phase).toBe('offered')
    await team.lineTwo.setMode('free')
    await team.pass(120_000)
    expect((await team.escalations())[0]?.state).toMatchObject({ phase: 'resolved' })
  })

  it('with displays nobody comes in time though somebody is free; the callback is kept', async () => {
    const team = await rehearsedTeam()
    await escalate(team, { topic: { id: 'dashboards', title: 'Табло' } })
    await team.pass(75_000)
    expect(await kindsOf(team)).toContain('fell-back')
    await team.pass(120_000)
    expect((await team.escalations())[0]?.state.phase).toBe('resolved')
  })

  it('Vera answers a question of the room by what it is about', async () => {
    const team = await rehearsedTeam()
    const said: unknown[] = []
    const log = team.hub.client().log('chat_alfa')
    log.follow(0, { entry: ({ value }) => void said.push(JSON.parse(value)) })
    const question = {
      id: 'q-1',
      threadId: 'q-1',
      at: team.clock.now(),
      by: anna,
      mentions: [],
      what: { kind: 'question', text: 'Где запись разговора?' },
    }
    await log.append('q-1', JSON.stringify(question))
    await team.pass(12_000)
    expect(said).toHaveLength(2)
    expect(said[1]).toMatchObject({
      threadId: 'q-1',
      by: { name: 'Вера Соколова' },
      what: { kind: 'reply', articleId: 'recording-not-in-card' },
    })
  })
})

describe('at the desk of line 2', () => {
  it('the queue of the picture lies there, and one packet is offered directly', async () => {
    const team = await rehearsedTeam()
    await team.lineTwo.sitAt('line-2')
    await settle()
    expect(team.seat.told('team.describeChanged').at(-1)?.team?.member.role).toBe('specialist')
    await team.pass(1000)
    expect(await team.escalations()).toHaveLength(6)
    await team.pass(4000)
    const queue = await team.escalations()
    expect(queue.map(({ packet }) => packet.client.name).sort()).toEqual([
      'Виктор Данилов',
      'Елена Кравец',
      'Игнат Пастухов',
      'Мария Орлова',
      'Ольга Никитина',
      'Светлана Юрьева',
      'Тимофей Рак',
    ])
    expect(queue.find(({ packet }) => packet.wanted.kind === 'talk-now')?.state).toMatchObject({ phase: 'offered', to: { id: 'anna' } })
    expect(queue.find(({ state }) => state.phase === 'line-three')?.state).toMatchObject({
      issue: { key: 'SUP-418', state: 'in-progress' },
    })
    await team.pass(30_000)
    expect((await team.escalations()).filter(({ state }) => state.phase === 'accepted')).toEqual([])
  })

  it('an accepted talk rings through as the client, once', async () => {
    const team = await rehearsedTeam({ mode: 'free', desk: 'line-2' })
    await team.pass(5000)
    const talk = (await team.escalations()).find(({ packet }) => packet.wanted.kind === 'talk-now')
    if (talk === undefined) throw new Error('No talk')
    const change = { id: 'mine', at: team.clock.now(), by: byMember(specialist), what: { kind: 'accepted' } } as const
    expect(await team.seat.call('team.change', { organisation: 'alfa', id: talk.packet.id, change })).toMatchObject({ kind: 'done' })
    await team.pass(20_000)
    expect(team.rings).toEqual([{ scenario: 'weekend-forwarding', language: 'ru', handedOver: true }])
  })

  it('what is not taken in time goes to a colleague', async () => {
    const team = await rehearsedTeam({ mode: 'free', desk: 'line-2' })
    await team.pass(60_000)
    const talk = (await team.escalations()).find(({ packet }) => packet.client.name === 'Виктор Данилов')
    expect(talk?.state).toMatchObject({ phase: 'accepted', by: { name: 'Вера Соколова' } })
  })

  it('the operator reads the answer', async () => {
    const team = await rehearsedTeam({ mode: 'free', desk: 'line-2' })
    await team.pass(2000)
    const advice = (await team.escalations()).find(({ packet }) => packet.wanted.kind === 'advice')
    if (advice === undefined) throw new Error('No advice')
    const change = {
      id: 'answer',
      at: team.clock.now(),
      by: byMember(specialist),
      what: { kind: 'returned', answer: 'Ключ сброшен.' },
    } as const
    await team.seat.call('team.change', { organisation: 'alfa', id: advice.packet.id, change })
    await team.pass(6000)
    expect((await team.escalations()).find(({ packet }) => packet.id === advice.packet.id)?.state).toMatchObject({
      phase: 'returned',
      read: true,
    })
  })

  it('threads wait in the room; whoever asked thanks and calls it solved', async () => {
    const team = await rehearsedTeam({ mode: 'free', desk: 'line-2' })
    const said: ChatMessage[] = []
    const log = team.hub.client().log('chat_alfa')
    log.follow(0, { entry: ({ value }) => void said.push(chatMessageSchema.parse(JSON.parse(value))) })
    await team.pass(1000)
    const titles = said.flatMap(({ what }) => (what.kind === 'question' ? [what.title] : []))
    expect(titles).toEqual(['Вопрос по доверенности', 'Табло в «Такси Волна»', 'Двойное списание'])
    const threadId = said.at(-1)?.threadId ?? ''
    const reply = {
      id: 'r-1',
      threadId,
      at: team.clock.now(),
      by: specialist,
      mentions: [],
      what: { kind: 'reply', text: 'Второе вернётся само.' },
    }
    await log.append('r-1', JSON.stringify(reply))
    await team.pass(15_000)
    expect(said.slice(-2).map(({ what }) => what)).toEqual([
      { kind: 'reply', text: 'Спасибо, так и скажу.' },
      { kind: 'solved', solved: true },
    ])
  })

  it('whoever comes on duty sits in the room, and may hand the seat on', async () => {
    const team = await rehearsedTeam()
    await team.pass(10_000)
    const holder = async () => (await team.seat.call('team.rooms', {})).rooms[0]?.seat.holder?.name
    expect(await holder()).toBe('Вера Соколова')
    await team.lineTwo.sitAt('line-2')
    await team.seat.call('team.duty', { state: { kind: 'free' } })
    await team.pass(2000)
    expect(await holder()).toBe('Анна Лебедева')
    await team.seat.call('team.handRoomOn', { organisation: 'alfa', to: '2001' })
    await team.pass(10_000)
    expect(await holder()).toBe('Игорь Маслов')
  })

  it('line 3 takes an issue, mends it, and says so; the one of the queue too', async () => {
    const team = await rehearsedTeam({ mode: 'free', desk: 'line-2' })
    await team.seat.call('team.duty', { state: { kind: 'free' } })
    await team.pass(2000)
    const card = (await team.escalations()).find(({ packet }) => packet.client.name === 'Игнат Пастухов')
    if (card === undefined) throw new Error('No card')
    const { id } = card.packet
    const change = { id: 'take-card', at: team.clock.now(), by: byMember(specialist), what: { kind: 'accepted' } } as const
    await team.seat.call('team.change', { organisation: 'alfa', id, change })
    await settle()
    const sent = await team.seat.call('team.toLineThree', {
      organisation: 'alfa',
      id,
      changeId: 'to-3',
      title: 'Карта',
      description: 'Всё',
    })
    expect(sent).toMatchObject({ kind: 'sent', record: { changes: { length: 3 } } })
    const states = async () =>
      (await team.escalations()).flatMap(({ state }) =>
        state.phase === 'line-three' ? [`${state.issue.key.slice(0, 3)} ${state.issue.state}`] : [],
      )
    expect((await states()).sort()).toEqual(['SUP in-progress', 'SUP new'])
    await team.pass(900_000)
    expect(await states()).toEqual(['SUP resolved', 'SUP resolved'])
  })

  it('is left with the queue taken back, and what was chosen is kept', async () => {
    const team = await rehearsedTeam({ mode: 'free', desk: 'line-2' })
    await team.pass(5000)
    await team.lineTwo.sitAt('line-1')
    await team.pass(1000)
    expect((await team.escalations()).filter(({ state }) => state.phase !== 'withdrawn')).toEqual([])
    expect(await readChoice(team.hub.client())).toEqual({ mode: 'free', desk: 'line-1' })
  })

  it('goes on after a restart with the packets that lay there', async () => {
    const before = await rehearsedTeam({ mode: 'free', desk: 'line-2' })
    await before.pass(5000)
    await before.lineTwo.close()
    await before.seat.team.close()
    const after = await rehearsedTeam({ mode: 'free', desk: 'line-2' }, before)
    await after.pass(5000)
    expect(await after.escalations()).toHaveLength(7)
  })
})

it('escalations of the person herself are left alone by the simulated operators', async () => {
  const team = await rehearsedTeam({ mode: 'nobody', desk: 'line-1' })
  await team.seat.call('team.submit', { packet: aPacket(), change: anOffer() })
  await team.lineTwo.sitAt('line-2')
  await team.pass(3000)
  await team.lineTwo.sitAt('line-1')
  await team.pass(3000)
  expect((await team.escalations()).find(({ packet }) => packet.author.id === 'anna')?.state.phase).toBe('offered')
})
