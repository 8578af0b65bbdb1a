import type { TeamHub } from '../../../../core/ports/team-hub.ts'
import { openProxy } from './cuttable-proxy.ts'
import { openSeat } from './seat.ts'
import type { NatsServer } from './server.ts'

/** A seat whose line to every server can be cut, or frozen so that nobody notices. */
export interface ShakySeat {
  readonly hub: TeamHub
  cut(): void
  freeze(): void
  mend(): void
  close(): Promise<void>
}

/** @param first index of the server that it asks first */
export async function shakySeat(servers: readonly NatsServer[], first: number, skewMs: number): Promise<ShakySeat> {
  const order = [...servers.keys()].map((at) => servers[(first + at) % servers.length]?.port ?? 0)
  const proxies = await Promise.all(order.map((port) => openProxy(port)))
  const hub = openSeat({ servers: proxies.map(({ port }) => `nats://127.0.0.1:${String(port)}`), skewMs, name: `seat-${String(first)}` })
  return {
    hub,
    cut: () => proxies.forEach((proxy) => proxy.cut()),
    freeze: () => proxies.forEach((proxy) => proxy.freeze()),
    mend: () => proxies.forEach((proxy) => proxy.mend()),
    async close() {
      await hub.close()
      await Promise.all(proxies.map((proxy) => proxy.close()))
    },
  }
}
