import { useEffect, useRef, useState } from 'react'
import type { Search } from './use-search.ts'
import type { Timeline } from './use-timeline.ts'

/** So many pages are read for one press: a rare filter must not read years unasked. */
const PAGES_A_PRESS = 6

/** Older contacts: by themselves as somebody scrolls, at the press of a key, and on and on until a search finds something. */
export function useOlder(timeline: Timeline, search: Search, shown: number) {
  const [isSearching, setSearching] = useState(false)
  const latest = useRef({ timeline, search, shown })
  const isStopped = useRef(false)
  useEffect(() => {
    latest.current = { timeline, search, shown }
  })
  useEffect(
    () => () => {
      isStopped.current = true
    },
    [],
  )
  const stopped = (): boolean => isStopped.current
  const rows = (): number => {
    const { search: now, shown: count } = latest.current
    return now.found === undefined ? count : now.found.items.length
  }
  const readOn = async (pages: number): Promise<void> => {
    const before = rows()
    isStopped.current = false
    for (let page = 0; page < pages && !stopped(); page += 1) {
      await latest.current.timeline.pull(page === 0)
      // The rows are drawn before it is known whether one of them fits.
      await new Promise((resolve) => setTimeout(resolve))
      const { crm, more } = latest.current.timeline
      if (rows() > before || !more || crm.kind === 'unreachable') return
    }
  }
  const show = (): void => {
    if (search.found === undefined) return void readOn(PAGES_A_PRESS)
    setSearching(true)
    void readOn(Infinity).finally(() => setSearching(false))
  }
  return {
    isSearching,
    show,
    stop: () => {
      isStopped.current = true
    },
    onNearEnd: () => {
      const { more, crm } = timeline
      if (search.found === undefined && more && crm.kind !== 'loading') void timeline.pull()
    },
  }
}
