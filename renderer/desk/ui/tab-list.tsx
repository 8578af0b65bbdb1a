import type { KeyboardEvent } from 'react'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Id of the element that the tab brings to the front. */
  readonly panel: string
}

interface TabListProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly chosen: Id
  /** The tabs stand under each other. */
  readonly vertical?: boolean
  readonly className: string | undefined
  readonly tabClassName: string | undefined
  /** Element id of a tab, which its panel is labelled by. */
  readonly idOf: (id: Id) => string
  readonly onChoose: (id: Id) => void
}

/** Tabs as the keyboard knows them (WAI-ARIA APG, Tabs): one stop for Tab, arrows, Home and End within. */
export const TabList = <Id extends string>(props: TabListProps<Id>) => {
  const { label, tabs, chosen, vertical = false, className, tabClassName, idOf, onChoose } = props
  const move = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === chosen)
    const next = tabs[placeAfter(event.key, at, tabs.length, vertical) ?? -1]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(next.id)
    document.getElementById(idOf(next.id))?.focus()
  }
  return (
    <div className={className} role="tablist" aria-label={label} aria-orientation={vertical ? 'vertical' : 'horizontal'} onKeyDown={move}>
      {tabs.map(({ id, label: name, panel }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={idOf(id)}
          aria-selected={id === chosen}
          aria-controls={panel}
          tabIndex={id === chosen ? 0 : -1}
          className={tabClassName}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

/** Where a key leads from the tab at `at`, round the ends; undefined for keys that are not of tabs. */
const placeAfter = (key: string, at: number, count: number, vertical: boolean): number | undefined => {
  if (key === (vertical ? 'ArrowDown' : 'ArrowRight')) return (at + 1) % count
  if (key === (vertical ? 'ArrowUp' : 'ArrowLeft')) return (at + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
