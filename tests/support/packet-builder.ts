import type { EscalationId } from '../../core/domain/escalation/escalation-id.ts'
import type { Packet, PacketClient } from '../../core/domain/escalation/packet.ts'
import { anna, TEAM_NOW } from './team-members.ts'

export const escalationId = (id: string): EscalationId => id as EscalationId

export const A_PACKET_ID = escalationId('0a6b0e34-6a5e-4d0a-9a51-1d8f6f1c2d11')

/** A director whose weekend forwarding fails, wanted: talk now; say only what the test is about. */
export function aPacket(
  changes: Partial<Omit<Packet, 'id' | 'client'>> & { readonly id?: string; readonly client?: Partial<PacketClient> } = {},
): Packet {
  const { id, client, ...rest } = changes
  return {
    id: id === undefined ? A_PACKET_ID : escalationId(id),
    organisation: 'alfa',
    createdAt: TEAM_NOW,
    author: anna,
    client: {
      name: 'Виктор Данилов',
      number: '+79160000003',
      role: { kind: 'director' },
      company: 'ООО «Альфа-Строй»',
      segment: 'B',
      vip: false,
      language: 'ru',
      verification: { kind: 'verified', how: 'code-word', at: TEAM_NOW - 60_000 },
      ...client,
    },
    problem: { words: 'В субботу склад работает, а Павел и Лена оба не берут трубку.', from: 'note' },
    topic: { id: 'forwarding', title: 'Переадресация на выходные' },
    urgency: 'high',
    wanted: { kind: 'talk-now' },
    deadlines: { acceptBy: TEAM_NOW + 60_000, answerBy: TEAM_NOW + 120_000, resolveBy: TEAM_NOW + 3_600_000 },
    tried: [{ what: 'Проверили личность', at: TEAM_NOW - 60_000, outcome: 'done' }],
    requests: [],
    facts: [
      { id: 'call-1', label: 'Куда вести', value: '+79160000003' },
      { id: 'record-1', label: 'Договор', value: '№ 0871-В' },
    ],
    history: [],
    attachments: [],
    ...rest,
  }
}
