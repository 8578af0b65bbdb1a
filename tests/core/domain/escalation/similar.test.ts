import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../../core/domain/knowledge/article.ts'
import { askedAgainFacts, askedAgainMean } from '../../../../core/domain/escalation/asked-again.ts'
import { escalationNumber } from '../../../../core/domain/escalation/escalation-number.ts'
import { similarTo } from '../../../../core/domain/escalation/similar.ts'
import { anEscalation, type Step } from '../../../support/escalation-builder.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { anna, TEAM_NOW, vera } from '../../../support/team-members.ts'

const article = (id: string, changes: Partial<Article> = {}): Article => ({
  id,
  title: 'Печать',
  text: '…',
  by: 'Вера',
  at: TEAM_NOW,
  ...changes,
})
const answered = (articleId?: string): Step => [
  vera,
  { kind: 'returned', answer: 'Так', ...(articleId === undefined ? {} : { articleId }) },
]

describe('what was solved before', () => {
  const packet = aPacket({ id: 'packet-00' })
  const same = anEscalation([answered()], aPacket({ id: 'same-topic', client: { company: 'ООО «Полёт»' } }))
  const company = anEscalation([answered()], aPacket({ id: 'same-firm', topic: { id: 'other', title: 'Другое' } }))
  const both = anEscalation([answered()], aPacket({ id: 'both-same' }))
  const other = anEscalation(
    [answered()],
    aPacket({ id: 'nothing-alike', topic: { id: 'other', title: 'Другое' }, client: { company: 'ООО «Полёт»' } }),
  )
  const open = anEscalation([], aPacket({ id: 'still-open' }))

  it('stands by topic and company; what is open or has nothing in common is left out', () => {
    const known = { articles: [], escalations: [other, open, company, same, both, anEscalation([answered()], packet)] }
    expect(similarTo(packet, known, 5).escalations.map(({ packet: { id } }) => id)).toEqual(['both-same', 'same-topic', 'same-firm'])
    expect(similarTo(packet, known, 1).escalations).toHaveLength(1)
  })

  it('counts where an article helped: it was the answer, and it was not opened again', () => {
    const again: Step = [anna, { kind: 'handed-over', until: TEAM_NOW + 900_000 }]
    const escalations = [
      anEscalation([answered('a')], aPacket({ id: 'helped-01' })),
      anEscalation([answered('a'), again], aPacket({ id: 'helped-02' })),
      anEscalation([answered('a'), again, answered('b')], aPacket({ id: 'helped-03' })),
    ]
    const articles = [article('b', { title: 'Обход переадресации' }), article('a', { topicId: 'forwarding' }), article('c')]
    expect(similarTo(packet, { articles, escalations }, 5).articles.map(({ article: { id }, used, helped }) => [id, used, helped])).toEqual(
      [
        ['a', 3, 1],
        ['b', 1, 1],
      ],
    )
  })
})

it('an article is found by what the client says where nobody chose a topic', () => {
  const { topic: _topic, ...bare } = aPacket({ problem: { words: 'Не включается переадресация на выходные', from: 'note' } })
  const articles = [article('b', { title: 'Обход переадресации' }), article('c')]
  expect(similarTo(bare, { articles, escalations: [] }, 5).articles.map(({ article: { id } }) => id)).toEqual(['b'])
})

describe('what was asked again', () => {
  const mark = (factId: string): Step => [vera, { kind: 'asked-again', factId, asked: true }]

  it('names the facts of the packet and no others', () => {
    const escalation = anEscalation([[vera, { kind: 'accepted' }], mark('record-1'), mark('made-up')])
    expect(askedAgainFacts(escalation).map(({ label }) => label)).toEqual(['Договор'])
  })

  it('is counted over those that were worked on', () => {
    const worked = anEscalation([[vera, { kind: 'accepted' }], mark('record-1'), mark('call-1'), answered()])
    expect(askedAgainMean([worked, anEscalation([answered()]), anEscalation()])).toBe(1)
    expect(askedAgainMean([anEscalation()])).toBeUndefined()
  })
})

describe('the number of an escalation', () => {
  it('is six digits that follow from the id', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(escalationNumber(id)).toMatch(/^\d{6}$/)
        expect(escalationNumber(id)).toBe(escalationNumber(id))
      }),
    )
    // FNV-1a of the empty text is its offset basis, 2166136261; of `a` it is 0xe40c292c.
    expect([escalationNumber(''), escalationNumber('a')]).toEqual(['136261', String(0xe40c292c % 1_000_000).padStart(6, '0')])
  })

  it('spreads evenly', () => {
    const tens = new Array<number>(10).fill(0)
    for (let n = 0; n < 10_000; n += 1) {
      const ten = Number(escalationNumber(`0a6b0e34-6a5e-4d0a-9a51-${n}`)[0])
      tens[ten] = (tens[ten] ?? 0) + 1
    }
    for (const count of tens) expect(count).toBeGreaterThan(800)
  })
})
