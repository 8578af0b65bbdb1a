import type { Bridge, RpcOutput } from '../../../core/contract/bridge.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { KnowledgeBase } from '../../../core/ports/knowledge-base.ts'

/** What the hub has, as far as this seat knows. `failed`: what is shown may be old. */
export type HubReading = 'unread' | 'reading' | 'read' | 'failed'

interface ReadingParts {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly base: KnowledgeBase
  readonly told: (reading: HubReading) => void
}

/** The hub is away, or the host is starting: asked again after this long, ms. */
const AGAIN_MS = 10_000
/** A host that never comes to an end is not asked for ever. */
const MOST_PAGES = 500

export interface KnowledgeReading {
  /** Reads what the hub has, now; a reading that goes on is given up for it. */
  read(): void
  stop(): void
}

/** Hands the articles of the hub on to the seat's copy, page by page; again when they change or the host is back. */
export function createKnowledgeReading({ bridge, clock, base, told }: ReadingParts): KnowledgeReading {
  let stopAgain = (): void => undefined
  let readings = 0
  let hasBegun = false
  const readAll = async (mine: number): Promise<void> => {
    for (let from: number | undefined = 0, pages = 0; from !== undefined && pages < MOST_PAGES; pages += 1) {
      const page: RpcOutput<'team.articles'> = await bridge.call('team.articles', { from })
      if (mine !== readings) return
      base.take({ articles: page.articles, first: from === 0, last: page.next === undefined })
      from = page.next
    }
  }
  const read = (): void => {
    hasBegun = true
    stopAgain()
    const mine = (readings += 1)
    told('reading')
    readAll(mine).then(
      () => mine === readings && told('read'),
      () => {
        if (mine !== readings) return
        told('failed')
        stopAgain = clock.after(AGAIN_MS, read)
      },
    )
  }
  /** Nobody has looked yet: the desk's start and the first call do not pay for it. */
  const again = (): void => {
    if (hasBegun) read()
  }
  const stops = [
    bridge.on('team.articlesChanged', again),
    bridge.on('team.describeChanged', again),
    bridge.onConnection?.((connected) => {
      if (connected) again()
    }),
  ]
  return {
    read,
    stop: () => {
      readings += 1
      stopAgain()
      for (const stop of stops) stop?.()
    },
  }
}
