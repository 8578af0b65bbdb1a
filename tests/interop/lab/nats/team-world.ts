import { randomUUID } from 'node:crypto'
import { escalationRecordSchema } from '../../../../core/contract/team/escalation-schema.ts'
import type { Change, ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import type { EscalationId } from '../../../../core/domain/escalation/escalation-id.ts'
import type { Packet } from '../../../../core/domain/escalation/packet.ts'
import type { Member } from '../../../../core/domain/team/member.ts'
import { err, ok } from '../../../../core/domain/result.ts'
import type { TeamHub } from '../../../../core/ports/team-hub.ts'
import { openEscalationBook, type EscalationBook } from '../../../../core/usecases/team/escalation-book.ts'
import type { ParseRecord } from '../../../../core/usecases/team/read-escalation.ts'
import { systemClock } from '../../../../main/services/clock.ts'

/** People, packets and the book of one team on a real hub. */

const HOUR_MS = 3_600_000

export const operator = (name: string): Member => ({ id: `op-${name}`, name: `Оператор ${name}`, role: 'operator', extension: '1001' })
export const specialist = (name: string): Member => ({
  id: `sp-${name}`,
  name: `Специалист ${name}`,
  role: 'specialist',
  extension: '2001',
})

export const newId = (): EscalationId => randomUUID() as EscalationId

export function packetOf(id: EscalationId, organisation: string, author: Member, at: number): Packet {
  return {
    id,
    organisation,
    createdAt: at,
    author,
    client: { name: 'Мария Орлова', number: '+79120000067', vip: false, language: 'ru', verification: { kind: 'unknown' } },
    problem: { words: 'В выходные звонки не переводятся на дежурного', from: 'note' },
    urgency: 'high',
    wanted: { kind: 'talk-now' },
    deadlines: { acceptBy: at + 60_000, answerBy: at + HOUR_MS, resolveBy: at + 4 * HOUR_MS },
    tried: [],
    requests: [],
    facts: [{ id: 'scheme', label: 'Схема переадресации', value: 'выходные' }],
    history: [],
    attachments: [],
  }
}

export const changeBy = (member: Member, at: number, what: ChangeWhat, id: string = randomUUID()): Change => ({
  id,
  at,
  by: { kind: 'member', member },
  what,
})

export const parseRecord: ParseRecord = (text) => {
  try {
    const parsed = escalationRecordSchema.safeParse(JSON.parse(text))
    return parsed.success ? ok(parsed.data) : err(parsed.error)
  } catch (error) {
    return err(error)
  }
}

export const bookOf = (hub: TeamHub): EscalationBook =>
  openEscalationBook({ hub, clock: systemClock, random: Math.random, parse: parseRecord })
