import { useEffect, useState, type RefObject } from 'react'

/** Whose arrows: those of a list only while it has the focus, or nothing has. */
export const useWalkFocus = (list: RefObject<HTMLElement | null>): boolean => {
  const [here, setHere] = useState(true)
  useEffect(() => {
    const look = (): void => {
      const at = document.activeElement
      setHere(at === null || at === document.body || list.current?.contains(at) === true)
    }
    // After focusout the active element is known only when the event is over.
    const later = (): void => queueMicrotask(look)
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', later)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', later)
    }
  }, [list])
  return here
}
