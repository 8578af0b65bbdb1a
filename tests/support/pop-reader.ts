import type { Page } from 'playwright-core'
import { z } from 'zod'
import { until } from './until.ts'

export const popSchema = z.object({
  callId: z.string(),
  inviteToPaint: z.number(),
  arrival: z.number(),
  lookup: z.number(),
  react: z.number(),
  frame: z.number(),
})

/** How long one card took from the INVITE on the socket to its paint, in ms, with its shares. */
export type Pop = z.infer<typeof popSchema>

/** Every card painted in this life of the desk, oldest first. */
export async function pops(desk: Page): Promise<Pop[]> {
  const details = await desk.evaluate(() =>
    performance.getEntriesByName('firstline:pop').map((entry) => (entry instanceof PerformanceMeasure ? (entry.detail as unknown) : null)),
  )
  return z.array(popSchema).parse(details)
}

/** Waits until more than `count` cards have been painted; returns the newest. */
export async function latestPop(desk: Page, count = 0): Promise<Pop> {
  await until('a card is painted', async () => (await pops(desk)).length > count)
  const newest = (await pops(desk)).at(-1)
  if (newest === undefined) throw new Error('No card was painted')
  return newest
}
