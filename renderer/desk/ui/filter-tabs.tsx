import styles from './filter-tabs.module.css'

export interface FilterTab<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count?: number
}

interface FilterTabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly FilterTab<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}

/** Filters in one line, with their counts where there are: «Все 19  Звонки 6». */
export const FilterTabs = <Id extends string>({ label, tabs, chosen, onChoose }: FilterTabsProps<Id>) => (
  <div className={styles.tabs} role="group" aria-label={label}>
    {tabs.map((tab) => (
      <button key={tab.id} type="button" className={styles.tab} aria-pressed={tab.id === chosen} onClick={() => onChoose(tab.id)}>
        {tab.label}
        {tab.count !== undefined && <span className="fl-num"> {tab.count}</span>}
      </button>
    ))}
  </div>
)
