import type { PartFigures } from '../../../../core/domain/insight/insight.ts'
import type { Locale } from '../../i18n/instance.ts'
import type { Translate } from '../../i18n/words.ts'
import type { Figures } from '../../state/insight-store.ts'
import { csvText, type CsvRow } from './csv-text.ts'
import type { InsightNames } from './insight-names.ts'
import type { words } from './words.ts'

/** All figures of the two lines as one table. */
export function insightCsv(figures: Figures, names: InsightNames, t: Translate<typeof words.entries>, locale: Locale): string {
  const { toAccept, ...all } = figures
  const total: PartFigures = { ...all, medianAcceptMs: toAccept.n === 0 ? null : toAccept.p50 }
  const rows: readonly CsvRow[] = [
    partRow(t('total'), '', total),
    ...figures.days.map((part) => partRow(t('day'), part.day, part)),
    ...figures.byHour.map((part) => partRow(t('hour'), names.hour(part.hour), part)),
    ...figures.topics.map((part) => partRow(t('topic'), names.topic(part.key), part)),
    ...figures.sites.map((part) => partRow(t('site'), names.site(part.key), part)),
    ...figures.outsourcers.map((part) => partRow(t('outsourcer'), names.outsourcer(part.key), part)),
    ...figures.wanted.map(({ kind, n }) => [t('reason'), t(kind), null, n, null, null, null, null, null, null]),
    ...figures.askedAgainFacts.map(({ label, n }) => [t('again2'), names.fact(label), null, null, null, null, null, n, null, null]),
  ]
  const fields = [
    t('section'),
    t('name'),
    t('callsColumn'),
    t('escalations'),
    t('solvedPercent'),
    t('acceptSeconds'),
    t('inTimePercent'),
    t('askedAgainEach'),
    t('foretoldCalls'),
    t('foretoldPercent'),
  ]
  return csvText(fields, rows, locale)
}

function partRow(section: string, name: string, part: PartFigures): CsvRow {
  const { interactions, escalations, solvedOnLine1, medianAcceptMs, resolvedInTime, askedAgainPerEscalation, foretold, foretoldRight } =
    part
  const percent = (share: number | null): number | null => (share === null ? null : share * 100)
  const seconds = medianAcceptMs === null ? null : medianAcceptMs / 1000
  const line2 = [percent(solvedOnLine1), seconds, percent(resolvedInTime), askedAgainPerEscalation]
  return [section, name, interactions, escalations, ...line2, foretold, percent(foretoldRight)]
}
