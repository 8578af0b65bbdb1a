import { maskDocument } from '../privacy/masks.ts'
import type { PacketInput } from './packet-input.ts'
import { cut, PACKET_LIMITS as LIMITS } from './packet-limits.ts'
import type { PacketFact } from './packet.ts'

interface Found {
  /** Where it is from; with its place there it makes the fact's id. */
  readonly from: string
  readonly label: string
  readonly value: string
}

/**
 * What a specialist would otherwise ask for: what was found out in this call first, then the record's own facts, then how else
 * the client is reached. Empty ones and repetitions are left out. Documents and accounts
 * go masked: nobody who helps needs them whole. Other values are as they are, and masked on the screen.
 */
export function factsOf({ facts = [], client, caller, labels }: PacketInput): readonly PacketFact[] {
  const other = client?.phones.filter(({ number }) => number !== caller?.number) ?? []
  const found: Found[] = [
    ...facts.map((fact) => ({ from: 'call', ...fact })),
    ...(client?.facts.map(({ label, value, sensitive }) => ({
      from: 'record',
      label,
      value: sensitive === true ? maskDocument(value) : value,
    })) ?? []),
    ...other.map(({ number }) => ({ from: 'phone', label: labels.phone, value: number })),
    ...(client?.emails.map((value) => ({ from: 'email', label: labels.email, value })) ?? []),
    { from: 'city', label: labels.city, value: client?.city ?? '' },
    { from: 'status', label: labels.status, value: client?.status ?? '' },
  ]
  return withIds(found.map(trimmed)).slice(0, LIMITS.facts)
}

const trimmed = ({ from, label, value }: Found): Found => ({
  from,
  label: cut(label.trim(), LIMITS.line),
  value: cut(value.trim(), LIMITS.long),
})

function withIds(found: readonly Found[]): readonly PacketFact[] {
  const told = new Set<string>()
  const counts = new Map<string, number>()
  return found.flatMap(({ from, label, value }) => {
    const key = `${label}\n${value}`
    if (label === '' || value === '' || told.has(key)) return []
    told.add(key)
    const n = (counts.get(from) ?? 0) + 1
    counts.set(from, n)
    return [{ id: `${from}-${n}`, label, value }]
  })
}
