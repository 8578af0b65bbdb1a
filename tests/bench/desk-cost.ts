import { setTimeout as wait } from 'node:timers/promises'
import type { Workstation } from '../support/workstation.ts'

const MEGABYTE = 1_048_576

/** Memory of the desk's script that is still in use after a collection, in MB. */
export async function deskHeap({ desk }: Workstation): Promise<number> {
  const session = await desk.context().newCDPSession(desk)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / MEGABYTE
}

/** Processor time of every process of the browser over `ms` without a call, in percent of one core. The host's own is not in it. */
export async function idleCpu({ browser }: Workstation, ms: number): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const spent = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  }
  const [before, began] = [await spent(), performance.now()]
  await wait(ms)
  const used = (await spent()) - before
  await session.detach()
  return (used * 100_000) / (performance.now() - began)
}
