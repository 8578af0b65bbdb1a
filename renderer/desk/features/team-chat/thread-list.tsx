import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useChat, useChatView } from '../../state/chat-context.tsx'
import type { SeatThread } from '../../state/chat-view.ts'
import { ThreadItem } from './thread-item.tsx'
import { useReading } from './use-reading.ts'
import { words } from './words.ts'
import styles from './team-chat.module.css'

/** A thread before it was measured, px. */
const USUAL_PX = 130

interface Props {
  readonly threads: readonly SeatThread[]
  readonly chosenId: string | undefined
  readonly onOpenEscalation: (escalationId: string) => void
}

/** All threads; only those in sight are drawn. The arrows walk while the focus is on a title. */
export const ThreadList = ({ threads, chosenId, onOpenEscalation }: Props) => {
  const t = useWords(words)
  const chat = useChat()
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: threads.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => USUAL_PX,
    getItemKey: (index) => threads[index]?.id ?? index,
    initialRect: { width: 336, height: 600 },
    overscan: 3,
  })
  const items = virtual.getVirtualItems()
  const { range } = virtual
  useReading(scroll, range === null ? [] : threads.slice(range.startIndex, range.endIndex + 1))
  const choose = useCallback(
    (id: string) => {
      chat.choose(id)
      chat.askFocus()
    },
    [chat],
  )
  const walk = useWalk(threads, (index) => virtual.scrollToIndex(index))
  useShowAsked(threads, chosenId, (index) => virtual.scrollToIndex(index))
  const chosenAt = threads.findIndex(({ id }) => id === chosenId)
  return (
    <div ref={scroll} className={styles.scroll}>
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }} aria-label={t('threads')} onKeyDown={walk}>
        {items.map((item) => {
          const thread = threads[item.index]
          if (thread === undefined) return null
          return (
            <li
              key={thread.id}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={threads.length}
              aria-posinset={item.index + 1}
            >
              <ThreadItem
                thread={thread}
                chosen={item.index === chosenAt}
                stop={item.index === Math.max(0, chosenAt)}
                onChoose={choose}
                onOpenEscalation={onOpenEscalation}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Arrows, Home and End lead from title to title; one far away is drawn a frame later. */
const useWalk = (threads: readonly SeatThread[], show: (index: number) => void): ((event: KeyboardEvent<HTMLElement>) => void) => {
  const wanted = useRef<string>(undefined)
  const focusWanted = (): void => {
    if (wanted.current === undefined) return
    const title = document.querySelector<HTMLElement>(`[data-thread="${CSS.escape(wanted.current)}"]`)
    if (title === null) return
    wanted.current = undefined
    title.focus()
  }
  useEffect(focusWanted)
  return (event) => {
    const id = event.target instanceof HTMLElement ? event.target.getAttribute('data-thread') : null
    const at = threads.findIndex((thread) => thread.id === id)
    if (at === -1) return
    const next = threads[placeAfter(event.key, at, threads.length) ?? -1]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    wanted.current = next.id
    show(threads.indexOf(next))
    focusWanted()
  }
}

const placeAfter = (key: string, at: number, count: number): number | undefined => {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1)
  if (key === 'ArrowUp') return Math.max(0, at - 1)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

/** A thread that was asked for is brought into sight. */
const useShowAsked = (threads: readonly SeatThread[], chosenId: string | undefined, show: (index: number) => void): void => {
  const asked = useChatView((view) => view.focusAsked)
  const shown = useRef('')
  useEffect(() => {
    const key = `${chosenId ?? ''} ${asked}`
    const at = threads.findIndex(({ id }) => id === chosenId)
    if (shown.current === key || at === -1) return
    shown.current = key
    show(at)
  })
}
