import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll } from 'vitest'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { CONFORMANCE_ORGANISATION, teamHubConformance } from '../support/team-hub-conformance.ts'
import { openProxy, type CuttableProxy } from './lab/nats/cuttable-proxy.ts'
import { connectedSeat } from './lab/nats/seat.ts'
import { openNatsLab, startOneServer, type NatsLab, type NatsServer } from './lab/nats/server.ts'

let lab: NatsLab
let server: NatsServer

beforeAll(async () => {
  lab = await openNatsLab()
  server = await startOneServer(lab)
  const admin = await connect({ servers: server.url })
  await setUpHub(admin, { organisations: [CONFORMANCE_ORGANISATION], replicas: 1, share: 0.05 })
  await admin.close()
})
afterAll(() => lab.stop())

teamHubConformance(
  'one nats-server',
  async () => {
    const proxies = new Map<TeamHub, CuttableProxy>()
    return {
      async hub() {
        const proxy = await openProxy(server.port)
        const hub = await connectedSeat({ servers: [`nats://127.0.0.1:${String(proxy.port)}`] })
        proxies.set(hub, proxy)
        return hub
      },
      cut: async (hub) => proxies.get(hub)?.cut(),
      mend: async (hub) => proxies.get(hub)?.mend(),
      async close() {
        await Promise.all([...proxies].map(([hub, proxy]) => hub.close().then(() => proxy.close())))
      },
    }
  },
  { canCut: true },
)
