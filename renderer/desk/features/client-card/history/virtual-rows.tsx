import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { periodHeads } from '../../../../../core/domain/interaction/timeline/period-heads.ts'
import { scrollerOf, topIn } from './scroller.ts'
import type { RowsProps } from './rows-props.ts'
import styles from './history.module.css'

const ROW_PX = 45
const HEAD_PX = 26
/** The head of the history with the search in it stays above the rows, px. */
const STICKY_PX = 84

type Rows = Virtualizer<HTMLElement, HTMLLIElement>

/** Only the rows on the screen are drawn; each as high as it is. Above the rows of a month stands its name. */
export const VirtualRows = ({ items, row, label, more, list, scrollRef, monthOf }: RowsProps) => {
  const top = useTop(list)
  const heads = useMemo(() => periodHeads(items, (at) => monthOf(at) ?? ''), [items, monthOf])
  const virtual = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => scrollerOf(list.current),
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: (index) => ROW_PX + (heads.get(items[index]?.id ?? '') ? HEAD_PX : 0),
    initialRect: { width: 600, height: 640 },
    overscan: 6,
    scrollMargin: top,
    scrollPaddingStart: STICKY_PX,
  })
  useEffect(() => {
    scrollRef.current = (index) => virtual.scrollToIndex(index, { align: 'auto' })
    return () => {
      scrollRef.current = undefined
    }
  }, [scrollRef, virtual])
  useAnchor(virtual, items, list)
  return (
    <ol ref={list} className={styles.virtual} style={{ height: virtual.getTotalSize() }} aria-label={label}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const item = items[index]
        if (item === undefined) return null
        const month = heads.get(item.id)
        return (
          <li
            key={item.id}
            ref={virtual.measureElement}
            data-index={index}
            className={styles.virtualRow}
            style={{ transform: `translateY(${start - top}px)` }}
            aria-posinset={index + 1}
            aria-setsize={more ? -1 : items.length}
          >
            {month !== undefined && month !== '' && <p className={styles.month}>{month}</p>}
            {row(item, index)}
          </li>
        )
      })}
    </ol>
  )
}

/** Where the list begins in the pane, px: what stands above it may grow and shrink. */
function useTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current)
    const content = list.current?.closest('section')?.parentElement
    if (scroller === null || content === null || content === undefined) return
    const measure = (): void => {
      if (list.current !== null) setTop(Math.round(topIn(scroller, list.current)))
    }
    measure()
    // In the next frame: what is drawn anew must not change sizes while sizes are being told.
    let frame = 0
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    })
    observer.observe(content)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [list])
  return top
}

/** The first row in sight stays under the hand when others come above it. */
function useAnchor(virtual: Rows, items: RowsProps['items'], list: RefObject<HTMLElement | null>): void {
  const before = useRef<{ readonly items: RowsProps['items']; readonly id: string; readonly start: number } | undefined>(undefined)
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current)
    if (scroller === null) return
    const kept = before.current
    if (kept !== undefined && kept.items !== items) {
      const index = items.findIndex(({ id }) => id === kept.id)
      const now = index < 0 ? undefined : virtual.measurementsCache[index]?.start
      // Nobody has scrolled into the list: it may grow at its head.
      if (now !== undefined && now !== kept.start && scroller.scrollTop > virtual.options.scrollMargin)
        scroller.scrollTop += now - kept.start
    }
    const first = virtual.getVirtualItems().find(({ end }) => end > scroller.scrollTop)
    const item = first === undefined ? undefined : items[first.index]
    before.current = first === undefined || item === undefined ? undefined : { items, id: item.id, start: first.start }
  })
}
