import { connect, type NatsConnection } from '@nats-io/transport-node'
import { z } from 'zod'
import { until } from '../../../support/until.ts'
import { openProxy, type CuttableProxy } from './cuttable-proxy.ts'
import { freePorts } from './free-ports.ts'
import type { NatsLab, NatsServer } from './server.ts'

/** Three servers on loopback, each reached by the other two through lines that can be cut. */
export interface Cluster {
  readonly servers: readonly NatsServer[]
  readonly urls: readonly string[]
  /** Cuts one server off from the other two; clients still reach it. */
  isolate(server: NatsServer): void
  mend(): void
  /** Who leads a stream now. */
  leaderOf(stream: string): Promise<NatsServer>
  /** A connection that knows all servers, for set-up and looking. */
  admin(): Promise<NatsConnection>
  /** Until every copy of every stream is up to date. */
  settled(): Promise<void>
  close(): Promise<void>
}

const NAMES = ['hub-1', 'hub-2', 'hub-3']
const clusterInfo = z.object({
  cluster: z.object({
    leader: z.string().optional(),
    replicas: z.array(z.object({ name: z.string(), current: z.boolean().default(false), offline: z.boolean().default(false) })).default([]),
  }),
})
const outcome = z.object({ error: z.object({ err_code: z.number() }).optional() })
const names = z.object({ streams: z.array(z.string()).nullish() })

export async function startCluster(lab: NatsLab, conf = ''): Promise<Cluster> {
  const ports = await freePorts(9)
  const route = (of: number): number => ports[6 + of] ?? 0
  // Every pair of servers has a line of its own, so that one can be cut off from the rest.
  const lines: { readonly from: number; readonly to: number; readonly proxy: CuttableProxy }[] = []
  for (const from of NAMES.keys())
    for (const to of NAMES.keys()) if (from !== to) lines.push({ from, to, proxy: await openProxy(route(to)) })
  const servers = NAMES.map((name, at) => {
    const routes = lines.filter((line) => line.from === at).map((line) => `"nats-route://127.0.0.1:${String(line.proxy.port)}"`)
    return lab.server({
      name,
      port: ports[at] ?? 0,
      monitor: ports[3 + at] ?? 0,
      // Without `no_advertise` a server would tell the others its real address, past the lines.
      conf: `cluster: { name: team, listen: "127.0.0.1:${String(route(at))}", no_advertise: true, routes: [${routes.join(', ')}] }\n${conf}`,
    })
  })
  await Promise.all(servers.map((server) => server.start()))
  const urls = servers.map((server) => server.url)
  const admin = (): Promise<NatsConnection> =>
    connect({ servers: servers.map((server) => `127.0.0.1:${String(server.port)}`), maxReconnectAttempts: -1 })
  const looking = await admin()
  const ask = async <T>(subject: string, schema: z.ZodType<T>, body = ''): Promise<T | undefined> =>
    looking.request(subject, body, { timeout: 2_000 }).then(
      (message) => schema.safeParse(message.json()).data,
      () => undefined,
    )
  await until('the cluster has a leader', async () => (await ask('$JS.API.STREAM.NAMES', names))?.streams !== undefined, 30_000)
  // A leader may be chosen by two, and then a third server has no copies yet.
  const probe = JSON.stringify({ name: 'PROBE', subjects: ['probe'], storage: 'file', retention: 'limits', num_replicas: NAMES.length })
  const done = async (subject: string, body = ''): Promise<boolean> => {
    const answer = await ask(subject, outcome, body)
    return answer !== undefined && answer.error === undefined
  }
  await until('every server takes a copy', () => done('$JS.API.STREAM.CREATE.PROBE', probe), 30_000)
  await until('the probe is gone', () => done('$JS.API.STREAM.DELETE.PROBE'), 30_000)
  const stateOf = (stream: string): Promise<z.infer<typeof clusterInfo> | undefined> => ask(`$JS.API.STREAM.INFO.${stream}`, clusterInfo)
  return {
    servers,
    urls,
    isolate(server) {
      const at = servers.indexOf(server)
      for (const line of lines) if (line.from === at || line.to === at) line.proxy.cut()
    },
    mend: () => lines.forEach((line) => line.proxy.mend()),
    async leaderOf(stream) {
      let leader: NatsServer | undefined
      await until(`${stream} has a leader`, async () => {
        const name = (await stateOf(stream))?.cluster.leader
        leader = servers.find((server) => server.name === name)
        return leader !== undefined
      })
      if (leader === undefined) throw new Error('no leader')
      return leader
    },
    admin,
    settled: () =>
      until(
        'every copy is up to date',
        async () => {
          const streams = (await ask('$JS.API.STREAM.NAMES', names))?.streams ?? []
          const states = await Promise.all(streams.map(stateOf))
          return (
            streams.length > 0 &&
            states.every(
              (state) => (state?.cluster.replicas.length ?? 0) === 2 && state?.cluster.replicas.every((replica) => replica.current),
            )
          )
        },
        60_000,
      ),
    async close() {
      await looking.close()
      await Promise.all(lines.map((line) => line.proxy.close()))
    },
  }
}
