import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly className: string | undefined
  readonly children: ReactNode
}

/** Buttons in a row as the keyboard knows them (WAI-ARIA APG, Toolbar): one stop for Tab, arrows, Home and End within. */
export const Toolbar = ({ label, className, children }: Props) => {
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = row.current
    if (element === null) return
    const keepOneStop = (): void => {
      const all = buttonsOf(element)
      makeStop(all, all.find(({ tabIndex }) => tabIndex === 0) ?? all[0])
    }
    keepOneStop()
    // A tool may come late, e.g. when its server answers.
    const observer = new MutationObserver(keepOneStop)
    observer.observe(element, { childList: true })
    return () => observer.disconnect()
  }, [])
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const all = buttonsOf(event.currentTarget)
    const at = all.findIndex((button) => button === document.activeElement)
    const next = all[placeAfter(event.key, at, all.length) ?? -1]
    if (at < 0 || next === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    makeStop(all, next)
    next.focus()
  }
  return (
    <div ref={row} className={className} role="toolbar" aria-label={label} onKeyDown={move}>
      {children}
    </div>
  )
}

const buttonsOf = (element: HTMLElement): readonly HTMLButtonElement[] => [...element.querySelectorAll('button')]

const makeStop = (all: readonly HTMLButtonElement[], stop: HTMLButtonElement | undefined): void => {
  for (const button of all) button.tabIndex = button === stop ? 0 : -1
}

/** Where a key leads from the button at `at`, round the ends; undefined for keys that are not of toolbars. */
const placeAfter = (key: string, at: number, count: number): number | undefined => {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
