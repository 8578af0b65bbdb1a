import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { z } from 'zod'
import { readIfThere, writePrivately } from '../services/profile/private-file.ts'

/** Where a window is, in CSS pixels. Chromium keeps this itself only when a person closes it, not when the host does. */
const placementSchema = z.object({
  left: z.number().int(),
  top: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  windowState: z.enum(['normal', 'maximized', 'fullscreen']),
})
type Placement = z.infer<typeof placementSchema>

/** Size of the desk until the person chooses another. */
const FIRST = { width: 1440, height: 900 } as const
/** How often the window is looked at, in ms. */
const LOOK_MS = 3_000

/** Puts the window where it was at the last start, and remembers where the person moves it. Returns the stopper. */
export async function keepWindowPlacement(page: Page, profile: string): Promise<() => void> {
  const path = join(profile, 'window.json')
  const session = await page.context().newCDPSession(page)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  let kept = await readPlacement(path)
  await place(session, windowId, kept)
  const look = setInterval(() => {
    void currentPlacement(session, windowId).then(async (now) => {
      if (now === undefined || JSON.stringify(now) === JSON.stringify(kept)) return
      kept = now
      await writePrivately(path, `${JSON.stringify(now)}\n`).catch(() => undefined)
    })
  }, LOOK_MS)
  return () => clearInterval(look)
}

/** What was kept, or undefined when that is nothing sensible. */
export async function readPlacement(path: string): Promise<Placement | undefined> {
  try {
    return placementSchema.safeParse(JSON.parse((await readIfThere(path)) ?? 'null')).data
  } catch {
    return undefined
  }
}

async function place(session: CDPSession, windowId: number, kept: Placement | undefined): Promise<void> {
  const { windowState, ...bounds } = kept ?? { ...FIRST, windowState: 'normal' as const }
  await session.send('Browser.setWindowBounds', { windowId, bounds }).catch(() => undefined)
  // A state and a size are two requests (Chrome DevTools Protocol, Browser.setWindowBounds).
  if (windowState !== 'normal') await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } }).catch(() => undefined)
}

/** Undefined while it is minimised, or gone. A maximised window keeps the bounds it has now: the state brings it back. */
async function currentPlacement(session: CDPSession, windowId: number): Promise<Placement | undefined> {
  try {
    const { bounds } = await session.send('Browser.getWindowBounds', { windowId })
    return placementSchema.safeParse(bounds).data
  } catch {
    return undefined
  }
}
