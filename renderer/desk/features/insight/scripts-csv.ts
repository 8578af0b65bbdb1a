import type { ScriptRow } from '../../../../core/domain/insight/script-totals.ts'
import type { WhiteSpot } from '../../../../core/domain/knowledge/white-spots.ts'
import type { Locale } from '../../i18n/instance.ts'
import type { Translate } from '../../i18n/words.ts'
import { csvText, percentCell } from './csv-text.ts'
import type { InsightNames } from './insight-names.ts'
import type { ScriptNames } from './script-names.ts'
import type { StepRow } from './script-steps.ts'
import type { scriptWords } from './script-words.ts'

type Say = Translate<typeof scriptWords.entries>

/** Scripts side by side. */
export function scriptsCsv(rows: readonly ScriptRow[], names: ScriptNames, t: Say, locale: Locale): string {
  const fields = [
    t('script'),
    t('runs'),
    t('onLine1Percent'),
    t('beforePercent'),
    t('meanSeconds'),
    t('dropOuts'),
    t('escalated'),
    t('foretoldCalls'),
    t('foretoldPercent'),
  ]
  return csvText(
    fields,
    rows.map(({ scriptId, runs, onLine1, onLine1Before, meanMs, dropOuts, escalated, foretold, foretoldRight }) => [
      names.script(scriptId),
      runs,
      percentCell(onLine1),
      percentCell(onLine1Before),
      meanMs / 1000,
      dropOuts,
      escalated,
      foretold,
      percentCell(foretoldRight),
    ]),
    locale,
  )
}

/** The steps of one script; ways in one cell. */
export function stepsCsv(rows: readonly StepRow[], names: ScriptNames, t: Say, locale: Locale): string {
  const fields = [t('step'), t('visits'), t('leftHere'), t('escalatedHere'), t('meanSeconds'), t('targetSeconds'), t('ways')]
  return csvText(
    fields,
    rows.map((row) => [
      names.step(row),
      row.visits,
      row.dropOuts,
      row.escalations,
      row.meanMs / 1000,
      row.node?.targetSeconds ?? null,
      row.ways.map(({ way, n }) => `${names.way(row, way)}: ${String(n)}`).join(', '),
    ]),
    locale,
  )
}

/** What was looked for in vain. */
export function whiteSpotsCsv(spots: readonly WhiteSpot[], names: InsightNames, t: Say, locale: Locale): string {
  const fields = [t('query'), t('times'), t('notFound'), t('noHelp'), t('operators'), t('lastAt'), t('topics')]
  return csvText(
    fields,
    spots.map(({ query, notFound, noHelp, operators, lastAt, topicIds }) => [
      query,
      notFound + noHelp,
      notFound,
      noHelp,
      operators,
      new Date(lastAt).toISOString().slice(0, 10),
      topicIds.map((id) => names.topic(id)).join(', '),
    ]),
    locale,
  )
}
