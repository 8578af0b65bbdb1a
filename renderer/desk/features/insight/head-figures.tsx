import type { Measure } from '../../../../core/domain/insight/quantiles.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Figures } from '../../state/insight-store.ts'
import type { InsightNames } from './insight-names.ts'
import { words } from './words.ts'
import styles from './insight.module.css'

/** Nothing to count from yet. */
const NOTHING = '—'

/** The numbers a supervisor looks at first. */
export const HeadFigures = ({ figures, names }: { readonly figures: Figures; readonly names: InsightNames }) => {
  const t = useWords(words)
  const time = ({ n, p50, p90 }: Measure): Pick<Head, 'value' | 'note'> =>
    n === 0 ? { value: NOTHING, note: '' } : { value: names.span(p50), note: t('ninety', { span: names.span(p90) }) }
  const share = (value: number | null): string => (value === null ? NOTHING : names.percent(value))
  const { answeredInTime: answer, resolvedInTime: resolve } = figures
  const heads: readonly Head[] = [
    { label: t('solved'), value: share(figures.solvedOnLine1), note: t('calls', { count: figures.interactions }) },
    {
      label: t('escalations'),
      value: names.number(figures.escalations),
      note: figures.takenBack === 0 ? '' : t('takenBack', { count: figures.takenBack }),
    },
    { label: t('accept'), ...time(figures.toAccept) },
    { label: t('answer'), ...time(figures.toFirstAnswer) },
    { label: t('resolution'), ...time(figures.toResolution) },
    {
      label: t('kept'),
      value: share(figures.acceptedInTime),
      note: answer === null && resolve === null ? '' : t('keptOf', { answer: share(answer), resolve: share(resolve) }),
    },
    {
      label: t('askedAgain'),
      value: figures.askedAgainPerEscalation === null ? NOTHING : names.number(figures.askedAgainPerEscalation, 1),
      note: t('perEscalation'),
    },
    {
      label: t('foretold'),
      value: share(figures.foretoldRight),
      note: figures.foretold === 0 ? '' : t('foretoldOf', { count: figures.foretold }),
    },
  ]
  return (
    <dl className={styles.heads}>
      {heads.map(({ label, value, note }) => (
        <div key={label} className={styles.headFigure}>
          <dt className={styles.headLabel}>{label}</dt>
          <dd className={styles.headValue}>{value}</dd>
          <dd className={styles.headNote}>{note}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Head {
  readonly label: string
  readonly value: string
  readonly note: string
}
