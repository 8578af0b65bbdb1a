import { afterAll, beforeAll } from 'vitest'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { CONFORMANCE_ORGANISATION, teamHubConformance } from '../support/team-hub-conformance.ts'
import { startCluster, type Cluster } from './lab/nats/cluster.ts'
import { openProxy, type CuttableProxy } from './lab/nats/cuttable-proxy.ts'
import { connectedSeat } from './lab/nats/seat.ts'
import { openNatsLab, type NatsLab } from './lab/nats/server.ts'

let lab: NatsLab
let cluster: Cluster

beforeAll(async () => {
  lab = await openNatsLab()
  cluster = await startCluster(lab)
  const admin = await cluster.admin()
  await setUpHub(admin, { organisations: [CONFORMANCE_ORGANISATION], replicas: 3, share: 0.05 })
  await admin.close()
  await cluster.settled()
})
afterAll(async () => {
  await cluster.close()
  await lab.stop()
})

teamHubConformance(
  'three nats-servers',
  async () => {
    const lines = new Map<TeamHub, CuttableProxy>()
    let seats = 0
    return {
      runs: 5,
      async hub() {
        // Each seat sits at another server.
        const server = cluster.servers[(seats += 1) % 3]
        const line = await openProxy(server?.port ?? 0)
        const hub = await connectedSeat({ servers: [`nats://127.0.0.1:${String(line.port)}`] })
        lines.set(hub, line)
        return hub
      },
      cut: async (hub) => lines.get(hub)?.cut(),
      mend: async (hub) => lines.get(hub)?.mend(),
      async close() {
        await Promise.all([...lines].map(([hub, line]) => hub.close().then(() => line.close())))
      },
    }
  },
  { canCut: true },
)
