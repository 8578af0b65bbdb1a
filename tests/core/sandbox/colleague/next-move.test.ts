import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { packetSchema } from '../../../../core/contract/team/packet-schema.ts'
import { escalationRecordSchema } from '../../../../core/contract/team/escalation-schema.ts'
import { applyChange } from '../../../../core/domain/escalation/apply-change.ts'
import { escalationOf } from '../../../../core/domain/escalation/escalation-of.ts'
import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'
import { nextMove } from '../../../../core/sandbox/colleague/next-move.ts'
import { recordOfTemplate } from '../../../../core/sandbox/colleague/packet-of-template.ts'
import { operatorsOf, specialistsOf } from '../../../../core/sandbox/colleague/people.ts'
import { threadMessages } from '../../../../core/sandbox/colleague/room-threads.ts'
import { anEscalation } from '../../../support/escalation-builder.ts'
import { lineTwoScripts } from '../../../support/rehearsed-team.ts'
import { aPacket } from '../../../support/packet-builder.ts'
import { igor, TEAM_NOW, vera } from '../../../support/team-members.ts'

const { ru, en } = lineTwoScripts
if (ru === undefined || en === undefined) throw new Error('Both languages are there')

/** Plays one specialist until she has nothing to do any more. */
function played(escalation: Escalation, isFree = true): Escalation {
  let now = escalation
  for (let step = 0; step < 20; step += 1) {
    const move = nextMove(now, { me: vera, isFree, turn: 0, script: ru as NonNullable<typeof ru> })
    if (move === undefined) return now
    const applied = applyChange(now, { id: move.id, at: move.at, by: { kind: 'member', member: vera }, what: move.what })
    if (applied.kind !== 'applied') throw new Error(`${applied.kind}: ${move.what.kind}`)
    now = escalationOf(applied.record) ?? now
  }
  throw new Error('She never comes to an end')
}

describe('a simulated specialist', () => {
  const wanted = fc.constantFrom(
    { kind: 'talk-now' } as const,
    { kind: 'advice' } as const,
    { kind: 'take-over' } as const,
    { kind: 'callback', dueAt: TEAM_NOW + 600_000 } as const,
  )
  const topic = fc
    .constantFrom(...ru.answers.map(({ topicId }) => ({ id: topicId, title: topicId })))
    .filter(({ id }) => id !== 'dashboards')

  test('carries every packet to its end, by moves the machine takes, later and later', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        wanted,
        topic,
        fc.constantFrom('note' as const, 'none' as const),
        fc.constantFrom('', '—', 'есть'),
        (id, wish, about, from, value) => {
          const packet = aPacket({
            id,
            wanted: wish,
            topic: about,
            problem: { words: '', from },
            facts: [{ id: 'f', label: 'Факт', value }],
          })
          const done = played(anEscalation([], packet))
          expect(['resolved', 'returned']).toContain(done.state.phase)
          expect(done.askedAgain.has('f')).toBe(
            (wish.kind === 'advice' || wish.kind === 'take-over') && (value !== 'есть' || from === 'none'),
          )
          const times = done.changes.map(({ at }) => at)
          expect(times).toEqual([...times].sort((a, b) => a - b))
          for (const change of done.changes) expect(change.id.length).toBeLessThanOrEqual(64)
        },
      ),
    )
  })

  it('does the same again after a restart: ids follow from the packet', () => {
    const escalation = anEscalation()
    expect(nextMove(escalation, { me: vera, isFree: true, turn: 0, script: ru })).toEqual(
      nextMove(escalation, { me: vera, isFree: true, turn: 0, script: ru }),
    )
  })

  it('leaves alone what is offered to another or held by another, and what comes while she is not free', () => {
    const offered = anEscalation([[aPacket().author, { kind: 'offered', to: igor, until: TEAM_NOW + 20_000 }]])
    expect(nextMove(offered, { me: vera, isFree: true, turn: 0, script: ru })).toBeUndefined()
    expect(nextMove(anEscalation(), { me: vera, isFree: false, turn: 0, script: ru })).toBeUndefined()
    expect(nextMove(anEscalation(), { me: vera, isFree: true, turn: undefined, script: ru })).toBeUndefined()
    expect(nextMove(anEscalation([[igor, { kind: 'accepted' }]]), { me: vera, isFree: true, turn: 0, script: ru })).toBeUndefined()
  })

  it('does not take a packet before it can no longer be taken back', () => {
    const move = nextMove(anEscalation(), { me: vera, isFree: true, turn: 0, script: ru })
    expect(move).toMatchObject({ what: { kind: 'accepted' } })
    expect(move?.at).toBeGreaterThan(TEAM_NOW + 5000)
  })

  it('carries on what she has in hand though line 2 is busy now', () => {
    expect(nextMove(anEscalation([[vera, { kind: 'accepted' }]]), { me: vera, isFree: false, turn: undefined, script: ru })).toBeDefined()
  })
})

describe.each([
  ['ru', ru],
  ['en', en],
])('the words of line 2 in %s', (_, script) => {
  const people = new Map([...operatorsOf(script), ...specialistsOf(script)].map((member) => [member.id, member]))
  const setting = {
    organisation: 'sandbox',
    language: script.language,
    people,
    desk: vera,
    queue: 'q1',
    now: TEAM_NOW,
    timeZoneOffset: -180,
  }

  it.each(script.queue.map((template) => [template.id, template] as const))(
    'make the packet %s, which any seat can read',
    (_id, template) => {
      const record = recordOfTemplate(template, setting)
      expect(escalationRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record)
      expect(packetSchema.parse(record.packet)).toEqual(record.packet)
      expect(escalationOf(record)?.state.phase).toBe(template.lineThree === undefined ? 'offered' : 'line-three')
      expect(JSON.stringify(record)).not.toMatch(/[{]?(date|time):/)
      if (script.language === 'en') expect(JSON.stringify(record.packet)).not.toMatch(/[а-яё]/i)
    },
  )

  it('make three threads, each message with an id of its own', () => {
    const messages = threadMessages(script, people, { now: TEAM_NOW, timeZoneOffset: -180 })
    expect(new Set(messages.map(({ threadId }) => threadId)).size).toBe(3)
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
    expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).sort((a, b) => a - b))
  })
})

test('both languages tell of the same people, packets, topics and threads', () => {
  const shape = (script: typeof ru) => ({
    people: [...script.specialists, ...script.operators].map(({ id, extension }) => `${id} ${extension}`),
    queue: script.queue.map(({ id, wanted, dueInSeconds, facts }) => ({ id, wanted, dueInSeconds, facts: facts.map((fact) => fact.id) })),
    answers: script.answers.map(({ topicId }) => topicId),
    threads: script.threads.map(({ id }) => id),
    articles: script.articles.map(({ id }) => id),
  })
  expect(shape(en)).toEqual(shape(ru))
})
