import { createServer, type Server } from 'node:net'

/** Free loopback ports, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Server>((resolve, reject) => {
          const probe = createServer()
          probe.once('error', reject)
          probe.listen(0, '127.0.0.1', () => resolve(probe))
        }),
    ),
  )
  const ports = probes.map((probe) => {
    const address = probe.address()
    return address !== null && typeof address === 'object' ? address.port : 0
  })
  await Promise.all(probes.map((probe) => new Promise<void>((resolve) => probe.close(() => resolve()))))
  return ports
}
