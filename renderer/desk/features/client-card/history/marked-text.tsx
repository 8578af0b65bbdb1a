import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import type { TextMatch } from '../../../../../core/domain/interaction/timeline/search-timeline.ts'
import styles from './history.module.css'

/** What was found in the row being drawn. */
export interface RowMatches {
  readonly matches: readonly TextMatch[]
  /** Index of the match the search stands at, when it is in this row. */
  readonly current?: number
  /** True once for each step of the search: then the match it stands at is brought to sight. */
  readonly takeReveal: () => boolean
}

const RowMatchesContext = createContext<RowMatches | undefined>(undefined)
export const RowMatchesProvider = RowMatchesContext.Provider

/** A text of an item with what was found in it. */
export const MarkedText = ({ place, text }: { readonly place: string; readonly text: string }): ReactNode => {
  const found = useContext(RowMatchesContext)
  const here = found?.matches.flatMap((match, index) => (match.place === place ? [{ ...match, isCurrent: index === found.current }] : []))
  if (here === undefined || here.length === 0) return text
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to, isCurrent } of here) {
    parts.push(text.slice(at, from))
    parts.push(
      <Mark key={from} isCurrent={isCurrent} takeReveal={found?.takeReveal}>
        {text.slice(from, to)}
      </Mark>,
    )
    at = to
  }
  parts.push(text.slice(at))
  return parts
}

interface MarkProps {
  readonly isCurrent: boolean
  readonly takeReveal: RowMatches['takeReveal'] | undefined
  readonly children: string
}

const Mark = ({ isCurrent, takeReveal, children }: MarkProps) => {
  const mark = useRef<HTMLElement>(null)
  // A long conversation is higher than the pane: to see its row is not to see the words.
  useEffect(() => {
    if (isCurrent && takeReveal?.() === true) mark.current?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <mark ref={mark} className={styles.mark} data-current={isCurrent}>
      {children}
    </mark>
  )
}
