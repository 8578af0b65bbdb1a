import { Kvm } from '@nats-io/kv'
import type { NatsConnection } from '@nats-io/transport-node'
import { z } from 'zod'
import { shelvesOf } from '../../../../core/domain/team/organisation.ts'

const recordSchema = z.object({
  packet: z.object({ call: z.object({ callId: z.string() }).exactOptional() }),
  changes: z.array(z.object({ id: z.string(), what: z.object({ kind: z.string() }) })),
})

export interface PacketAtHub {
  readonly call: string | undefined
  readonly changes: readonly { readonly id: string; readonly what: string }[]
}

/** What really lies in an organisation's bucket, read past the product. What is no packet is left out. */
export async function packetsIn(admin: NatsConnection, organisation: string): Promise<ReadonlyMap<string, PacketAtHub>> {
  const bucket = await new Kvm(admin).open(shelvesOf(organisation).escalations)
  const packets = new Map<string, PacketAtHub>()
  for await (const key of await bucket.keys()) {
    const text = (await bucket.get(key))?.string() ?? ''
    const parsed = recordSchema.safeParse(jsonOf(text))
    if (!parsed.success) continue
    const { packet, changes } = parsed.data
    packets.set(key, { call: packet.call?.callId, changes: changes.map(({ id, what }) => ({ id, what: what.kind })) })
  }
  return packets
}

function jsonOf(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text)
    return read
  } catch {
    return undefined
  }
}
