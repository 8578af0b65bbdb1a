import { useEffect, useRef, type RefObject } from 'react'
import { scrollerOf } from './scroller.ts'

/** So much before the end older contacts are asked for, px. */
const NEAR_PX = 600

/** Calls back when somebody scrolls the pane near its end; never by itself, so that a ring asks nothing of the CRM. */
export function useNearEnd(list: RefObject<HTMLElement | null>, onNear: () => void): void {
  const latest = useRef(onNear)
  useEffect(() => {
    latest.current = onNear
  })
  useEffect(() => {
    let frame = 0
    const look = (scroller: Element): void => {
      frame = 0
      if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX) latest.current()
    }
    // Whatever scrolls: to ask at the start which pane it will be costs the whole layout at once.
    const onScroll = ({ target }: Event): void => {
      if (frame !== 0 || !(target instanceof Element) || list.current === null || target !== scrollerOf(list.current)) return
      frame = requestAnimationFrame(() => look(target))
    }
    document.addEventListener('scroll', onScroll, { passive: true, capture: true })
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', onScroll, { capture: true })
    }
  }, [list])
}
