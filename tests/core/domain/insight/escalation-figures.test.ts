import { describe, expect, it } from 'vitest'
import { loggedEventSchema } from '../../../../core/contract/team/insight-schema.ts'
import { endedOf, figuresOf } from '../../../../core/domain/insight/escalation-figures.ts'
import { anEscalation, type Step } from '../../../support/escalation-builder.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, TEAM_NOW, vera } from '../../../support/team-members.ts'

const taken: readonly Step[] = [
  [vera, { kind: 'seen' }, 5],
  [vera, { kind: 'accepted' }, 9],
]
const returned: readonly Step[] = [...taken, [vera, { kind: 'returned', answer: 'Включить схему «Выходные»' }, 70]]

describe('an escalation in the figures', () => {
  it('is told by times, kinds and names of fields', () => {
    const steps: readonly Step[] = [
      ...taken,
      [vera, { kind: 'asked-again', factId: 'record-1', asked: true }],
      [vera, { kind: 'connected' }, 30],
    ]
    expect(figuresOf(anEscalation(steps, aPacket({ call: { callId: 'call-1', startedAt: TEAM_NOW } })))).toEqual({
      id: aPacket().id,
      changes: 5,
      callId: 'call-1',
      topicId: 'forwarding',
      segment: 'B',
      wanted: 'talk-now',
      fellBack: false,
      offeredAt: TEAM_NOW,
      acceptedAt: TEAM_NOW + 9000,
      answeredAt: TEAM_NOW + 30_000,
      ...aPacket().deadlines,
      askedAgain: ['Договор'],
      site: 'Тверь',
      outsourcer: 'Контакт',
    })
  })

  it('says nothing of the client, and is what the log may carry', () => {
    const ended = endedOf(anEscalation(returned))
    const text = JSON.stringify(ended)
    for (const secret of ['Данилов', '7916', 'Альфа', 'склад', '0871', 'Включить', 'Лебедева']) expect(text).not.toContain(secret)
    expect(loggedEventSchema.parse(JSON.parse(text))).toEqual(ended)
  })

  it('names facts that every desk calls something else by where they are from', () => {
    const facts = [
      { id: 'phone-1', label: 'Телефон', value: '+79160000001' },
      { id: 'phone-2', label: 'Телефон', value: '+79160000002' },
      { id: 'city-1', label: 'City', value: 'Тверь' },
    ]
    const marks = facts.map(({ id }): Step => [vera, { kind: 'asked-again', factId: id, asked: true }])
    expect(figuresOf(anEscalation([...taken, ...marks], aPacket({ facts }))).askedAgain).toEqual(['city', 'phone'])
  })

  it('that fell back is answered by the promise', () => {
    const dueAt = TEAM_NOW + 1_800_000
    const fell: Step = ['clockwork', { kind: 'fell-back', dueAt, until: dueAt }, 60]
    expect(figuresOf(anEscalation([fell]))).toMatchObject({
      wanted: 'talk-now',
      fellBack: true,
      answerBy: dueAt,
      acceptBy: TEAM_NOW + 60_000,
    })
  })

  it('lives until it is resolved, returned or withdrawn', () => {
    expect(endedOf(anEscalation(taken))).toBeUndefined()
    expect(endedOf(anEscalation(returned))?.ended).toEqual({ at: TEAM_NOW + 70_000, how: 'returned' })
    expect(endedOf(anEscalation([[anna, { kind: 'withdrawn', why: 'undone' }, 3]]))?.ended.how).toBe('taken-back')
    expect(endedOf(anEscalation([[anna, { kind: 'withdrawn', why: 'client-left' }, 3]]))?.ended.how).toBe('client-left')
  })

  it('is the same after words that change no figure, and another after it was opened again', () => {
    const { changes } = figuresOf(anEscalation(returned))
    const read: readonly Step[] = [...returned, [anna, { kind: 'answer-read' }], [anna, { kind: 'noted', text: 'Передано клиенту' }]]
    expect(figuresOf(anEscalation(read)).changes).toBe(changes)
    const reopened: readonly Step[] = [...read, [anna, { kind: 'handed-over', until: TEAM_NOW + 600_000 }]]
    expect(figuresOf(anEscalation(reopened)).changes).toBeGreaterThan(changes)
    expect(endedOf(anEscalation(reopened))).toBeUndefined()
  })
})
