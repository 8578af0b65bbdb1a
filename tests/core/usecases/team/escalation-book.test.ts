import { beforeEach, describe, expect, it } from 'vitest'
import type { Change } from '../../../../core/domain/escalation/change.ts'
import { escalationOf } from '../../../../core/domain/escalation/escalation-of.ts'
import { shelvesOf } from '../../../../core/domain/team/organisation.ts'
import { anOffer, aRecord, byMember } from '../../../support/escalation-builder.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryHub, type MemoryHub } from '../../../support/memory-hub.ts'
import { aPacket, A_PACKET_ID, escalationId } from '../../../support/packet-builder.ts'
import { anna, denis, igor, TEAM_NOW, timur, vera } from '../../../support/team-members.ts'
import { breathe, passTime, EscalationSeat } from '../../../support/escalation-seat.ts'

let clock: ManualClock
let hub: MemoryHub
let [onAnna, onVera, onIgor] = [] as unknown as [EscalationSeat, EscalationSeat, EscalationSeat]
const packet = aPacket()
const shelf = () => hub.client().records(shelvesOf('alfa').escalations)
const accepted = (by = vera, id = `accepted-by-${by.id}`): Change => ({
  id,
  at: TEAM_NOW + 1000,
  by: byMember(by),
  what: { kind: 'accepted' },
})

beforeEach(() => {
  clock = new ManualClock(TEAM_NOW)
  hub = openMemoryHub(clock)
  ;[onAnna, onVera, onIgor] = [
    new EscalationSeat(hub, clock, anna),
    new EscalationSeat(hub, clock, vera),
    new EscalationSeat(hub, clock, igor),
  ]
})

describe('the book of escalations', () => {
  it('shows every seat what one has submitted', async () => {
    expect(await onAnna.book.submit(packet, anOffer())).toMatchObject({ kind: 'done', record: { packet } })
    await breathe()
    expect(onVera.view.get(packet.id)?.state).toMatchObject({ phase: 'offered' })
    expect(onVera.view.isCaughtUp).toBe(true)
  })

  it('takes the same packet again as done, also after it went on', async () => {
    await onAnna.book.submit(packet, anOffer())
    await onVera.book.change('alfa', packet.id, accepted())
    expect(await onAnna.book.submit(packet, anOffer())).toMatchObject({
      kind: 'done',
      record: { changes: [{}, { what: { kind: 'accepted' } }] },
    })
  })

  it('refuses a packet that is not its author’s, or whose id is another’s', async () => {
    expect(await onAnna.book.submit(packet, { ...anOffer(), by: byMember(vera) })).toMatchObject({ kind: 'rejected', why: 'not-yours' })
    await onAnna.book.submit(packet, anOffer())
    const foreign = { ...anOffer(undefined, 'foreign'), by: byMember(denis) }
    expect(await onAnna.book.submit(aPacket({ author: denis }), foreign)).toMatchObject({ kind: 'rejected', why: 'not-yours' })
  })

  it('gives it to one of all who claim it at once', async () => {
    const seats = [vera, igor, timur].map((member) => new EscalationSeat(hub, clock, member))
    await onAnna.book.submit(packet, anOffer())
    const claims = Promise.all(seats.map(({ book, member }) => book.change('alfa', packet.id, accepted(member))))
    await passTime(clock, 1000, 10)
    const outcomes = await claims
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.kind === 'rejected' && outcome.why === 'taken')).toHaveLength(2)
  })

  it('writes everything that is written at once, each once', async () => {
    await onAnna.book.submit(packet, anOffer())
    const notes = Array.from({ length: 20 }, (_, n): Change => ({
      id: `n-${n}`,
      at: TEAM_NOW,
      by: byMember(vera),
      what: { kind: 'noted', text: 'Слово' },
    }))
    const writes = Promise.all([...notes, ...notes].map((note, n) => (n % 2 === 0 ? onVera : onIgor).book.change('alfa', packet.id, note)))
    await passTime(clock, 20_000, 20)
    expect((await writes).map(({ kind }) => kind)).toEqual(notes.concat(notes).map(() => 'done'))
    expect(new Set(onAnna.view.get(packet.id)?.changes.map(({ id }) => id)).size).toBe(21)
    expect(onAnna.view.get(packet.id)?.changes).toHaveLength(21)
  })

  it('can be told again what was done, though nobody said so', async () => {
    onAnna.hub.loseAcknowledgements()
    expect(await onAnna.book.submit(packet, anOffer())).toEqual({ kind: 'unreachable' })
    expect(await onAnna.book.submit(packet, anOffer())).toMatchObject({ kind: 'done', record: { changes: [{ id: 'ch-1' }] } })
    onVera.hub.loseAcknowledgements()
    expect(await onVera.book.change('alfa', packet.id, accepted())).toEqual({ kind: 'unreachable' })
    const again = await onVera.book.change('alfa', packet.id, accepted())
    expect(again).toMatchObject({ kind: 'done' })
    expect(again.kind === 'done' && again.record.changes).toHaveLength(2)
  })

  it('says what the hub says when it cannot', async () => {
    onAnna.hub.cut()
    expect(await onAnna.book.submit(packet, anOffer())).toEqual({ kind: 'unreachable' })
    expect(await onAnna.book.change('alfa', packet.id, accepted())).toEqual({ kind: 'unreachable' })
    onAnna.hub.mend()
    hub.failWrites('full')
    expect(await onAnna.book.submit(packet, anOffer())).toEqual({ kind: 'full' })
    hub.failWrites(undefined)
    expect(await onAnna.book.change('alfa', escalationId('never-was-there'), accepted())).toEqual({ kind: 'absent' })
    const huge = aPacket({ problem: { words: 'я'.repeat(3_000_000), from: 'note' } })
    expect(await onAnna.book.submit(huge, anOffer())).toMatchObject({ kind: 'too-large' })
  })

  it('tells after a cut what was missed', async () => {
    onVera.hub.cut()
    await onAnna.book.submit(packet, anOffer())
    await breathe()
    expect([...onVera.view.all()]).toEqual([])
    onVera.hub.mend()
    await breathe()
    expect(onVera.view.get(packet.id)?.state.phase).toBe('offered')
  })
})

describe('records nobody can have written', () => {
  const forgeries: readonly (readonly [string, string, string])[] = [
    ['not JSON', packet.id, '{'],
    ['not a record', packet.id, '{"packet":1}'],
    ['of a newer version', packet.id, JSON.stringify({ ...aRecord(), changes: [{ ...anOffer(), what: { kind: 'sung' } }] })],
    ['under another’s key', 'another-key', JSON.stringify(aRecord())],
    ['of another organisation', packet.id, JSON.stringify(aRecord([], aPacket({ organisation: 'beta' })))],
    ['with an impossible history', packet.id, JSON.stringify({ ...aRecord(), changes: [{ ...anOffer(), what: { kind: 'accepted' } }] })],
  ]

  it.each(forgeries)('%s: counted, left alone, and in nobody’s way', async (_, key, value) => {
    await shelf().create(key, value)
    await onAnna.book.submit(aPacket({ id: 'a-true-one' }), anOffer())
    await breathe()
    expect(onVera.unreadable).toBe(1)
    expect([...onVera.view.all()].map((each) => each.packet.id)).toEqual(['a-true-one'])
    expect(await onVera.book.change('alfa', escalationId(key), accepted())).toEqual({ kind: 'absent' })
    expect(await shelf().get(key)).toMatchObject({ entry: { value } })
  })

  it('do not take away what was read before, and are not counted when they are gone', async () => {
    await onAnna.book.submit(packet, anOffer())
    await shelf().put(A_PACKET_ID, 'nonsense')
    await breathe()
    expect([onVera.unreadable, onVera.view.get(packet.id)?.state.phase]).toEqual([1, 'offered'])
    await shelf().remove(A_PACKET_ID)
    await breathe()
    expect([onVera.unreadable, onVera.view.get(packet.id)]).toEqual([0, undefined])
  })

  it('are not written by us: what the book writes can be read', async () => {
    await onAnna.book.submit(packet, anOffer())
    await onVera.book.change('alfa', packet.id, accepted())
    const there = await shelf().get(packet.id)
    const record: unknown = there.kind === 'entry' ? JSON.parse(there.entry.value ?? '') : undefined
    expect(record).toMatchObject({ packet, changes: [{}, {}] })
    expect(escalationOf(record as Parameters<typeof escalationOf>[0])).toBeDefined()
  })
})
