import type { Page } from 'playwright-core'
import { z } from 'zod'
import { popSchema, type Pop } from './pop-reader.ts'

/** One card: its measurement, and when the name on it was on the screen, in ms after the INVITE (Element Timing). */
export interface SeenPop extends Pop {
  readonly inviteToScreen: number
  /** Until what waited for the card (history, facts, topics) was painted too. */
  readonly inviteToWhole: number
}

const seenSchema = z.object({ pop: popSchema, inviteToScreen: z.number(), inviteToWhole: z.number() })

/**
 * The card that is painted next. The page says it by itself and is not asked again and again, so that the measurement
 * does not measure us. Ask before the call is started; the returned function waits.
 */
export async function nextPop(desk: Page, limitMs = 15_000): Promise<() => Promise<SeenPop>> {
  const watching = await desk.evaluateHandle((limit) => {
    const entry = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('No card was painted')), limit)
      let measure: PerformanceMeasure | undefined
      let shownAt: number | undefined
      let wholeMs: number | undefined
      const observer = new PerformanceObserver((list) => {
        for (const found of list.getEntries()) {
          if (found instanceof PerformanceMeasure && found.name === 'firstline:pop') measure = found
          if (found.name === 'firstline:pop-whole' && measure !== undefined) wholeMs = found.duration
          if (found.entryType === 'element' && 'renderTime' in found) shownAt = Number(found.renderTime)
        }
        if (measure === undefined || shownAt === undefined || wholeMs === undefined) return
        clearTimeout(timer)
        observer.disconnect()
        resolve({ pop: measure.detail as unknown, inviteToScreen: shownAt - measure.startTime, inviteToWhole: wholeMs })
      })
      observer.observe({ type: 'measure' })
      observer.observe({ type: 'element' })
    })
    return { entry }
  }, limitMs)
  return async () => {
    const seen = seenSchema.parse(await watching.evaluate(({ entry }) => entry))
    await watching.dispose()
    return { ...seen.pop, inviteToScreen: seen.inviteToScreen, inviteToWhole: seen.inviteToWhole }
  }
}

/** Begins to note tasks of 50 ms and longer on the desk's main thread; the returned function gives their lengths so far, in ms. */
export async function watchLongTasks(desk: Page): Promise<() => Promise<number[]>> {
  const watching = await desk.evaluateHandle(() => {
    const lengths: number[] = []
    new PerformanceObserver((list) => lengths.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
    return lengths
  })
  return () => watching.jsonValue()
}
