import type { ScriptFigures } from '../../../../core/domain/script/script-figures.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { heatBounds, HEAT_MODES, type HeatMode } from './heat.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

interface HeatKeyProps {
  readonly figures: ScriptFigures | undefined
  readonly mode: HeatMode
  readonly onMode: (mode: HeatMode) => void
}

/** What the colours mean, and what they are to tell. */
export const HeatKey = ({ figures, mode, onMode }: HeatKeyProps) => {
  const t = useWords(words)
  return (
    <section className={styles.sideSection} aria-label={t('heat')}>
      <h2 className={styles.sideTitle}>
        {t('heat')} {figures !== undefined && <span>{t('days')}</span>}
      </h2>
      {figures === undefined ? (
        <p className={styles.sideNote}>{t('heatNone')}</p>
      ) : (
        <>
          <PlainSelect
            label={t('heat')}
            options={HEAT_MODES.map((one) => ({ value: one, label: t(`heat.${one}`) }))}
            value={mode}
            onChoose={(chosen) => onMode(HEAT_MODES.find((one) => one === chosen) ?? 'dropOuts')}
          />
          <ul className={styles.heatScale}>
            {bandsOf(heatBounds(mode)).map((band, level) => (
              <li key={band} data-heat={level}>
                {band}
              </li>
            ))}
          </ul>
          <p className={styles.sideNote}>{t('heatNote')}</p>
        </>
      )}
    </section>
  )
}

/** `0–2 %`, `3–5` …, `16+`. */
const bandsOf = (bounds: readonly number[]): readonly string[] => [
  `0–${String((bounds[0] ?? 1) - 1)} %`,
  ...bounds.map((from, index) => {
    const next = bounds[index + 1]
    return next === undefined ? `${String(from)}+` : `${String(from)}–${String(next - 1)}`
  }),
]

/** The script in four numbers. */
export const Totals = ({ figures }: { readonly figures: ScriptFigures | undefined }) => {
  const t = useWords(words)
  const format = useFormat()
  if (figures === undefined || figures.runs === 0) return null
  const rows = [
    [t('totals.calls'), format.number(figures.runs)],
    [t('totals.line1'), `${format.number((figures.onLine1 / figures.runs) * 100)} %`],
    [t('totals.mean'), format.duration(figures.meanMs)],
    [t('totals.dropped'), format.number(figures.outcomes.dropped ?? 0)],
  ] as const
  return (
    <section className={styles.sideSection} aria-label={t('totals')}>
      <h2 className={styles.sideTitle}>{t('totals')}</h2>
      <dl className={styles.totals}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
