import { useEffect, useRef } from 'react'

/** Escape closes a form, from its fields too, unless something over the desk or a list in it has the key first. */
export const useEscape = (close: () => void): void => {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isAbove = document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null
      if (event.key !== 'Escape' || event.isComposing || isAbove) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}
