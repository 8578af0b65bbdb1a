import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import {
  searchTimeline,
  wantedOf,
  type FoundAt,
  type TimelineFound,
} from '../../../../../core/domain/interaction/timeline/search-timeline.ts'
import type { TimelineItem } from '../../../../../core/domain/interaction/timeline/timeline-item.ts'
import { contentOf } from './item-content.ts'
import { textsOf } from './item-texts.ts'
import type { Say } from './say.ts'

export interface Search {
  readonly query: string
  readonly setQuery: (query: string) => void
  /** Undefined: nothing is looked for. */
  readonly found: TimelineFound<TimelineItem> | undefined
  /** Where the search stands among all matches, from 0. */
  readonly at: number
  readonly current: FoundAt | undefined
  /** True once for each step. */
  readonly takeReveal: () => boolean
  /** Goes on by so many matches, around the end; says where it stands then. */
  readonly step: (by: number) => FoundAt | undefined
}

/** What is typed comes first: the rows follow when there is time. */
export function useSearch(items: readonly TimelineItem[], say: Say): Search {
  const [query, setText] = useState('')
  const [asked, setAt] = useState(0)
  const isStepped = useRef(false)
  const looked = useDeferredValue(query)
  const found = useMemo(
    () => (wantedOf(looked) === '' ? undefined : searchTimeline(items, (item) => textsOf(contentOf(item, say)), looked)),
    [items, say, looked],
  )
  const count = found?.all.length ?? 0
  const at = Math.min(asked, Math.max(0, count - 1))
  const takeReveal = useCallback(() => {
    const was = isStepped.current
    isStepped.current = false
    return was
  }, [])
  return {
    query,
    setQuery: (text) => {
      setText(text)
      setAt(0)
    },
    found,
    at,
    current: found?.all[at],
    takeReveal,
    step: (by) => {
      if (count === 0) return undefined
      const next = (at + by + count) % count
      setAt(next)
      isStepped.current = true
      return found?.all[next]
    },
  }
}
