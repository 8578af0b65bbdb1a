import { useCallback, useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref, type RefObject } from 'react'
import type { CallId } from '../../../../../core/domain/call/call.ts'
import type { FoundAt, TimelineFound } from '../../../../../core/domain/interaction/timeline/search-timeline.ts'
import type { TimelineItem } from '../../../../../core/domain/interaction/timeline/timeline-item.ts'
import { ItemRow } from './item-row.tsx'
import { moveOf } from './list-keys.ts'
import type { RowMatches } from './marked-text.tsx'
import type { Say } from './say.ts'
import { useNearEnd } from './use-near-end.ts'
import type { RowsProps } from './rows-props.ts'
import { VirtualRows } from './virtual-rows.tsx'
import styles from './history.module.css'

/** Beyond this many rows only those on the screen are drawn. */
const PLAIN_LIMIT = 20
/** So many rows before the last one the keys ask for older ones. */
const NEAR_ROWS = 3

export interface ListHandle {
  /** Brings a row to sight; to the focus too when it is told so. */
  reveal(id: string, takeFocus: boolean): void
  /** Gives the focus to the row that Tab would come to. */
  focus(): void
}

export interface TimelineListProps {
  readonly items: readonly TimelineItem[]
  readonly say: Say
  readonly label: string
  /** The call on the desk; its row stands out. */
  readonly present: CallId
  readonly open: ReadonlySet<string>
  readonly found: TimelineFound<TimelineItem> | undefined
  readonly current: FoundAt | undefined
  readonly takeReveal: () => boolean
  /** There are older ones that are not loaded. */
  readonly more: boolean
  readonly onToggle: (id: string) => void
  readonly onNearEnd: () => void
  readonly ref?: Ref<ListHandle>
}

/** Rows under one Tab stop: arrows, pages, Home and End move in them, Enter opens one in place. */
export const TimelineList = (props: TimelineListProps) => {
  const { items, open, onToggle, onNearEnd } = props
  const list = useRef<HTMLOListElement>(null)
  const scrollRef = useRef<((index: number) => void) | undefined>(undefined)
  const { stop, setStop, buttons, goTo } = useStops(props, list, scrollRef)
  useNearEnd(list, onNearEnd)
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = items.findIndex(({ id }) => id === stop)
    const move = moveOf(event, at, items.length)
    if (move === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (move.kind !== 'go') {
      if (stop !== undefined && open.has(stop) !== (move.kind === 'open')) onToggle(stop)
      return
    }
    goTo(move.index)
    if (move.index >= items.length - NEAR_ROWS) onNearEnd()
  }
  const row = (item: TimelineItem): React.ReactNode => (
    <ItemRow
      item={item}
      say={props.say}
      isOpen={open.has(item.id)}
      isPresent={item.id === props.present}
      isStop={item.id === stop}
      found={matchesOf(item, props)}
      onToggle={onToggle}
      onFocus={setStop}
      ref={buttons(item.id)}
    />
  )
  const { format } = props.say
  const monthOf = useCallback((at: number) => format.month(at), [format])
  const rows: RowsProps = { items, row, label: props.label, more: props.more, list, scrollRef, monthOf }
  return <div onKeyDown={onKeyDown}>{items.length > PLAIN_LIMIT ? <VirtualRows {...rows} /> : <PlainRows {...rows} />}</div>
}

function matchesOf({ id }: TimelineItem, { found, current, takeReveal }: TimelineListProps): RowMatches | undefined {
  const matches = found?.byItem.get(id)
  if (matches === undefined) return undefined
  return current?.id === id ? { matches, takeReveal, current: current.index } : { matches, takeReveal }
}

/** The one row that Tab comes to, and how the focus goes to another, which may not be drawn yet. */
function useStops(
  { items, ref }: TimelineListProps,
  list: RefObject<HTMLOListElement | null>,
  scrollRef: RefObject<((index: number) => void) | undefined>,
) {
  const [chosen, setStop] = useState<string>()
  const stop = items.some(({ id }) => id === chosen) ? chosen : items[0]?.id
  const drawn = useRef(new Map<string, HTMLButtonElement>())
  const wanted = useRef<string>(undefined)
  const buttons = useButtons(drawn, wanted)
  const goTo = (index: number, takeFocus = true): void => {
    const item = items[index]
    if (item === undefined) return
    setStop(item.id)
    scrollRef.current?.(index)
    if (!takeFocus) return
    const button = drawn.current.get(item.id)
    if (button === undefined) wanted.current = item.id
    else button.focus({ preventScroll: true })
  }
  useImperativeHandle(ref, () => ({
    reveal: (id, takeFocus) =>
      goTo(
        items.findIndex((item) => item.id === id),
        takeFocus,
      ),
    focus: () => goTo(items.findIndex(({ id }) => id === stop)),
  }))
  // Between a short list and a long one the rows are made anew: the focus stays where it was.
  const isLong = items.length > PLAIN_LIMIT
  const had = useRef<string>(undefined)
  useEffect(() => {
    const lost = had.current
    if (lost !== undefined && document.activeElement === document.body) drawn.current.get(lost)?.focus({ preventScroll: true })
  }, [isLong])
  useEffect(() => {
    had.current = list.current?.contains(document.activeElement) === true ? stop : undefined
  })
  return { stop, setStop, buttons, goTo }
}

/** A ref for the button of each row, the same for the same row, so that rows are not drawn again for it. */
function useButtons(drawn: RefObject<Map<string, HTMLButtonElement>>, wanted: RefObject<string | undefined>) {
  const refs = useRef(new Map<string, (button: HTMLButtonElement | null) => void>())
  return useCallback(
    (id: string) => {
      const before = refs.current.get(id)
      if (before !== undefined) return before
      const keep = (button: HTMLButtonElement | null): void => {
        if (button === null) {
          drawn.current.delete(id)
          return
        }
        drawn.current.set(id, button)
        if (wanted.current !== id) return
        wanted.current = undefined
        button.focus({ preventScroll: true })
      }
      refs.current.set(id, keep)
      return keep
    },
    [drawn, wanted],
  )
}

const PlainRows = ({ items, row, label, more, list, scrollRef }: RowsProps) => {
  useEffect(() => {
    scrollRef.current = (index) => list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
    return () => {
      scrollRef.current = undefined
    }
  }, [list, scrollRef])
  return (
    <ol ref={list} className={styles.rows} aria-label={label}>
      {items.map((item, index) => (
        <li key={item.id} className={styles.row} aria-posinset={index + 1} aria-setsize={more ? -1 : items.length}>
          {row(item, index)}
        </li>
      ))}
    </ol>
  )
}
