import type { Client, ClientRole } from '../client/client.ts'
import type { PacketInput } from './packet-input.ts'
import { cut, PACKET_LIMITS as LIMITS } from './packet-limits.ts'
import type { PacketClient, Verification } from './packet.ts'
import { recognisedBy } from './recognised-by.ts'

/** The person in the packet. Nobody known: the name the network told, or none. */
export function packetClientOf(input: PacketInput): PacketClient {
  const { client, caller } = input
  const number = caller?.number ?? client?.phones[0]?.number
  const shared = {
    verification: verificationOf(input),
    ...(number === undefined || number === '' ? {} : { number: cut(number, LIMITS.callId) }),
  }
  if (client === undefined) return { name: line(caller?.displayName?.trim() ?? ''), vip: false, language: 'ru', ...shared }
  return { ...recordOf(client, input.roleId), ...shared }
}

const line = (text: string): string => cut(text, LIMITS.line)

function recordOf(client: Client, roleId: string | undefined): Omit<PacketClient, 'verification' | 'number'> {
  const role = client.roles.find(({ id }) => id === roleId) ?? client.roles[0]
  const company = role?.company ?? client.company
  const { manager, timeZone } = client
  return {
    id: client.id,
    name: line([client.name.given, client.name.family].filter((part) => part !== '').join(' ')),
    ...(role === undefined ? {} : { role: roleOf(role) }),
    ...(company === undefined || company === '' ? {} : { company: line(company) }),
    segment: client.segment,
    vip: client.vip,
    ...(manager === undefined
      ? {}
      : {
          manager: {
            name: line(manager.name),
            ...(manager.availability === undefined ? {} : { availability: line(manager.availability) }),
          },
        }),
    ...(timeZone === undefined || timeZone.length > LIMITS.id ? {} : { timeZone }),
    language: client.language,
  }
}

const roleOf = ({ kind, title }: ClientRole): NonNullable<PacketClient['role']> => ({
  kind,
  ...(title === undefined || title === '' ? {} : { title: line(title) }),
})

function verificationOf({ verified, reasons, client }: PacketInput): Verification {
  // Proof is of a person: without one on the card it says nothing.
  if (verified !== undefined && client !== undefined) return { kind: 'verified', how: verified.how, at: verified.at }
  const by = recognisedBy(reasons)
  return client === undefined || by.length === 0 ? { kind: 'unknown' } : { kind: 'recognised', by }
}
