import { createServer } from 'node:net'
import type { LabPorts } from './config.ts'

/** A port of loopback that nobody listens at now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** Free loopback ports for one lab. SIPp's own lie close together, so that its media ports (+1000) do too. */
export async function pickPorts(): Promise<LabPorts> {
  const http = await freePort()
  const base = 15_000 + (process.pid % 400) * 20
  return { http, sip: base, rtpFrom: 26_000 + (process.pid % 100) * 220, trunk: base + 2, colleague: base + 6, specialist: base + 10 }
}
