import { useEffect, type RefObject } from 'react'
import { useChat } from '../../state/chat-context.tsx'
import type { SeatThread } from '../../state/chat-view.ts'
import { useDesk } from '../../state/desk-context.tsx'

/** What stood before the eyes so long was read, ms. */
const READ_AFTER_MS = 900

/** Counts the threads in sight as read, while the window is looked at. */
export const useReading = (list: RefObject<HTMLElement | null>, inSight: readonly SeatThread[]): void => {
  const chat = useChat()
  const { clock } = useDesk()
  const fresh = inSight.filter(({ unread }) => unread.count > 0)
  const key = fresh.map(({ id, unread, newest }) => `${id} ${unread.count} ${newest}`).join()
  useEffect(() => {
    if (fresh.length === 0) return
    let cancel = (): void => undefined
    const begin = (): void => {
      cancel()
      if (isLookedAt(list.current)) cancel = clock.after(READ_AFTER_MS, () => isLookedAt(list.current) && chat.read(fresh))
    }
    begin()
    window.addEventListener('focus', begin)
    document.addEventListener('visibilitychange', begin)
    const seen = new ResizeObserver(begin)
    if (list.current !== null) seen.observe(list.current)
    return () => {
      cancel()
      window.removeEventListener('focus', begin)
      document.removeEventListener('visibilitychange', begin)
      seen.disconnect()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `fresh` is made anew at every rendering; what is in it is named by the key
  }, [key, chat, clock, list])
}

/** The pane may stand behind another tab, and the window behind another window. */
const isLookedAt = (list: HTMLElement | null): boolean =>
  list !== null && document.visibilityState === 'visible' && document.hasFocus() && list.checkVisibility()
