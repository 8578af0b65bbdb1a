import { lazy, Suspense, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { saveFile } from '../../ui/save-file.ts'
import { toast } from '../../ui/toast.tsx'
import { pngOf, svgOf } from './chart-picture.ts'
import type { InsightChart } from './insight-charts.ts'
import { words } from './words.ts'
import styles from './insight.module.css'

/** The library of charts is not small, and the desk's start does not pay for it. */
const Chart = lazy(() => import('./charts.tsx').then((loaded) => ({ default: loaded.Chart })))

/** One chart: for eyes as a drawing, for readers as a table; for everybody as a table when its button is pressed. */
export const ChartPanel = ({ chart }: { readonly chart: InsightChart }) => {
  const t = useWords(words)
  const [asTable, setAsTable] = useState(false)
  const drawing = useRef<HTMLDivElement>(null)
  const isEmpty = chart.rows.every(({ value }) => value === null || value === 0)
  const save = async (kind: 'SVG' | 'PNG'): Promise<void> => {
    const svg = drawing.current === null ? undefined : svgOf(drawing.current, chart.title)
    if (svg === undefined) return
    const blob = kind === 'SVG' ? new Blob([svg.text], { type: 'image/svg+xml' }) : await pngOf(svg)
    if (blob === undefined) toast({ title: t('notSaved'), tone: 'info' })
    else saveFile(`${chart.title}.${kind.toLowerCase()}`, blob)
  }
  return (
    <section className={styles.panel} aria-label={chart.title}>
      <header className={styles.panelHead}>
        <h3 className={styles.panelTitle}>{chart.title}</h3>
        <span className={styles.panelTools}>
          <button
            type="button"
            className={styles.small}
            aria-pressed={asTable}
            aria-label={t('asTableOf', { chart: chart.title })}
            onClick={() => setAsTable(!asTable)}
          >
            {t('asTable')}
          </button>
          {(['SVG', 'PNG'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className={styles.small}
              disabled={asTable || isEmpty}
              aria-label={t('saveAs', { kind, chart: chart.title })}
              onClick={() => void save(kind)}
            >
              {kind}
            </button>
          ))}
        </span>
      </header>
      <div className={styles.panelBody} data-table={asTable}>
        {isEmpty && !asTable && <p className={styles.nothing}>{t('empty')}</p>}
        {!isEmpty && !asTable && (
          <div ref={drawing} className={styles.drawing} aria-hidden="true">
            <Suspense fallback={null}>
              <Chart chart={chart} />
            </Suspense>
          </div>
        )}
        <ChartTable chart={chart} hidden={!asTable} />
      </div>
    </section>
  )
}

const ChartTable = ({ chart, hidden }: { readonly chart: InsightChart; readonly hidden: boolean }) => (
  <table className={hidden ? 'fl-hidden' : styles.table}>
    <caption className="fl-hidden">{chart.title}</caption>
    <thead>
      <tr>
        {chart.columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {chart.rows.map(({ label, text }, index) => (
        // Two keys may have one title.
        <tr key={`${label} ${String(index)}`}>
          <th scope="row">{label}</th>
          <td>{text}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
