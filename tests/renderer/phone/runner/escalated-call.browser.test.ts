import { afterEach, expect, inject, test } from 'vitest'
import type { Call } from '../../../../core/domain/call/call.ts'
import { anEscalation } from '../../../support/call-builder.ts'
import { PhoneOnLine } from '../../../support/phone-on-line.ts'
import { SipSeats } from '../../../support/sip-seats.ts'

const world = inject('world')
const seats = new SipSeats(world, 1141)
const phones: PhoneOnLine[] = []

const CLIENT = 700
const OPERATOR = 1000
const SPECIALIST = 1300
const tones = [CLIENT, OPERATOR, SPECIALIST]
const escalationId = anEscalation('7a1c-2')

afterEach(async () => {
  for (const phone of phones.splice(0)) phone.close()
  await seats.close()
})

async function phone(user: string, toneHz: number): Promise<PhoneOnLine> {
  const made = new PhoneOnLine(world, user, toneHz)
  phones.push(made)
  await made.ready()
  return made
}

const isActive = (call: Call): boolean => call.phase === 'active'
const isJoined = (call: Call): boolean => call.phase === 'active' && call.transfer?.stage === 'joined'

test(
  'a specialist who said yes hears the operator without a ring, then the client too, and keeps the client',
  { timeout: 30_000 },
  async () => {
    const [operator, specialist] = await Promise.all([phone('1145', OPERATOR), phone('1146', SPECIALIST)])
    const client = seats.peer(CLIENT)
    await client.register()
    await client.call('1145')
    const { id: withClient } = await operator.call(({ phase }) => phase === 'incoming', 'the client rings')
    expect(await operator.command({ kind: 'answer', callId: withClient })).toBe('ok')
    await operator.call(isActive, 'talking')

    expect(await specialist.command({ kind: 'expect-call', escalationId, from: [], forMs: 20_000 })).toBe('ok')
    expect(specialist.state?.expectedCalls).toMatchObject([{ escalationId }])
    expect(await operator.command({ kind: 'consult', callId: withClient, target: '1146', escalationId })).toBe('ok')
    const { id: atSpecialist, context } = await specialist.call(isActive, 'answered by itself')
    expect(context.escalationId).toBe(escalationId)
    expect(specialist.state).not.toHaveProperty('expectedCalls')
    expect([...specialist.media.sounds]).toEqual([])
    await specialist.seat.hearsAmong(atSpecialist, tones, [OPERATOR])

    const { id: withSpecialist } = await operator.call(
      (call) => call.consultFor === withClient && call.phase === 'active',
      'the specialist',
    )
    expect(await operator.command({ kind: 'join-three', callId: withSpecialist })).toBe('ok')
    await operator.call(isJoined, 'three')
    await Promise.all([
      specialist.seat.hearsAmong(atSpecialist, tones, [OPERATOR, CLIENT]),
      operator.seat.hearsAmong(withClient, tones, [CLIENT]),
      operator.seat.hearsAmong(withSpecialist, tones, [SPECIALIST]),
    ])

    expect(await operator.command({ kind: 'leave-three', callId: withClient })).toBe('ok')
    await operator.call((call) => call.phase === 'ended' && call.reason.kind === 'transferred', 'the client handed over')
    await operator.call((call) => call.phase === 'ended' && call.reason.kind === 'replaced', 'the consultation done')
    const taken = await specialist.call((call) => call.phase === 'active' && call.id !== atSpecialist, 'the client')
    await specialist.seat.hearsAmong(taken.id, tones, [CLIENT])
    expect(taken.context.escalationId).toBe(escalationId)
  },
)
