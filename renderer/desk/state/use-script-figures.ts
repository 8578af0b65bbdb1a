import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { InsightPeriod } from '../../../core/domain/insight/insight-period.ts'
import type { ScriptId } from '../../../core/domain/script/script.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import { useCallWork } from './call-work-context.tsx'
import {
  questionKey,
  type AnswerTo,
  type Figured,
  type FiguresQuestion,
  type ScriptFiguresAnswer,
  type ScriptTotalsAnswer,
  type WhiteSpotsAnswer,
} from './script-figures.ts'

const NOT_ASKED: Figured<never> = { figures: undefined, phase: 'loading' }

interface Which {
  /** A month when absent. */
  readonly period?: InsightPeriod
  /** All of this seat when absent. */
  readonly organisation?: OrganisationId | undefined
}

/**
 * How a script is walked, kept fresh while the component lives: for a heat map, a table of steps. All versions when `version` is
 * absent. Of a frame its own steps are told, by the names they have in it. Undefined `scriptId`: nothing is asked.
 */
export function useScriptFigures(
  scriptId: ScriptId | undefined,
  version?: number,
  { period = '30-days', organisation }: Which = {},
): Figured<ScriptFiguresAnswer> {
  const question = useMemo(
    () => (scriptId === undefined ? undefined : { kind: 'script' as const, scriptId, version, period, organisation }),
    [scriptId, version, period, organisation],
  )
  return useAnswer(question)
}

/** Every script beside the others. */
export function useScriptTotals({ period = '30-days', organisation }: Which = {}): Figured<ScriptTotalsAnswer> {
  return useAnswer(useMemo(() => ({ kind: 'totals' as const, period, organisation }), [period, organisation]))
}

/** What operators look for in vain. */
export function useWhiteSpots({ period = '30-days', organisation }: Which = {}): Figured<WhiteSpotsAnswer> {
  return useAnswer(useMemo(() => ({ kind: 'white-spots' as const, period, organisation }), [period, organisation]))
}

function useAnswer<Q extends FiguresQuestion>(question: Q | undefined): Figured<AnswerTo<Q>> {
  const { scriptFigures } = useCallWork()
  useEffect(() => (question === undefined ? undefined : scriptFigures.watch(question)), [scriptFigures, question])
  const told = useStore(scriptFigures.store, ({ answers }) => (question === undefined ? undefined : answers[questionKey(question)]))
  // The key of a question is of its kind: what is kept under it is the answer to it.
  return (told as Figured<AnswerTo<Q>> | undefined) ?? NOT_ASKED
}
