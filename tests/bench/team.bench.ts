import { connect } from '@nats-io/transport-node'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { startCluster } from '../interop/lab/nats/cluster.ts'
import { openNatsLab, startOneServer } from '../interop/lab/nats/server.ts'
import { report, type Metric } from './report.ts'
import { measureClaims } from './team-claims.ts'
import { measureClicks } from './team-click.ts'
import { measurePresence } from './team-presence.ts'

/** The team on real servers. `--only click|claims|presence` leaves the others out. */
const ORGANISATION = 'bench'
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
const metrics: Record<string, Metric> = {}
const lab = await openNatsLab((line) => process.stderr.write(`${line}\n`))
try {
  const server = await startOneServer(lab)
  const admin = await connect({ servers: server.url })
  await setUpHub(admin, { organisations: [ORGANISATION], replicas: 1, share: 0.2 })
  await admin.close()
  if (only === undefined || only === 'click') Object.assign(metrics, await measureClicks(server.url, ORGANISATION))
  if (only === undefined || only === 'claims') Object.assign(metrics, await measureClaims([server.url], ORGANISATION))
  if (only === undefined || only === 'presence') Object.assign(metrics, await measurePresence(server))
  await server.kill()
  if (only === undefined || only === 'claims') {
    const cluster = await startCluster(lab)
    const clusterAdmin = await cluster.admin()
    await setUpHub(clusterAdmin, { organisations: [ORGANISATION], replicas: 3, share: 0.2 })
    await clusterAdmin.close()
    await cluster.settled()
    Object.assign(metrics, await measureClaims(cluster.urls, ORGANISATION, 'OfThree'))
    await cluster.close()
  }
} finally {
  await lab.stop()
}
report('team', metrics)
process.exit(0)
