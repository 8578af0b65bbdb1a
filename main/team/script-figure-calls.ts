import {
  MOST_FIGURE_ROWS,
  MOST_NODES,
  MOST_VERSIONS,
  MOST_WAYS,
  type ScriptInsightAnswer,
} from '../../core/contract/team/script-figures-schema.ts'
import { scriptInsightSteps, type ScriptInsight } from '../../core/domain/insight/script-insight.ts'
import { scriptTotalsSteps } from '../../core/domain/insight/script-totals.ts'
import { whiteSpotSteps } from '../../core/domain/insight/white-spot-steps.ts'
import { ok } from '../../core/domain/result.ts'
import type { WhiteSpot } from '../../core/domain/knowledge/white-spots.ts'
import type { NodeFigures } from '../../core/domain/script/script-figures.ts'
import { tellingStems } from '../../core/word-stems/stem.ts'
import type { EventCounting, Told } from './event-counting.ts'
import type { TeamCalls, TeamParts } from './team-parts.ts'

type ScriptFigureCalls = Pick<TeamCalls, 'team.scriptFigures' | 'team.scriptTotals' | 'team.whiteSpots'>

/** How scripts are walked, and what the knowledge base lacks. */
export function scriptFigureCalls({ rules: { timeZone } }: TeamParts, { count }: EventCounting): ScriptFigureCalls {
  return {
    'team.scriptFigures': async ({ organisation, ...query }, { signal }) => {
      const counted = await count({ organisation, signal }, ({ events, escalations }) =>
        scriptInsightSteps(events, escalations, { ...query, timeZone }),
      )
      return counted.ok ? ok(answerOf(counted.value)) : counted
    },
    'team.scriptTotals': async ({ organisation, ...query }, { signal }) => {
      const counted = await count({ organisation, signal }, ({ events, escalations }) =>
        scriptTotalsSteps(events, escalations, { ...query, timeZone }),
      )
      if (!counted.ok) return counted
      const { scripts, days, ...rest } = counted.value
      return ok({ ...rest, scripts: scripts.slice(0, MOST_FIGURE_ROWS), days: [...days] })
    },
    'team.whiteSpots': async ({ organisation, from, to }, { signal }) => {
      const counted = await count({ organisation, signal }, (told) => spotSteps(told, from, to))
      if (!counted.ok) return counted
      const { spots, isComplete } = counted.value
      const told = spots.slice(0, MOST_FIGURE_ROWS)
      return ok({ isComplete, spots: told.map((spot) => ({ ...spot, topicIds: spot.topicIds.slice(0, MOST_TOPICS) })) })
    },
  }
}

/** Of one white spot. */
const MOST_TOPICS = 20

function* spotSteps({ events }: Told, from: number, to: number): Generator<undefined, { readonly spots: readonly WhiteSpot[] }, undefined> {
  return { spots: yield* whiteSpotSteps(events, { from, to }, tellingStems) }
}

/** As much as a frame of the bridge carries. */
function answerOf({ nodes, days, versions, outcomes, ...rest }: ScriptInsight & { readonly isComplete: boolean }): ScriptInsightAnswer {
  const most = Object.entries(nodes)
    .sort(([, a], [, b]) => b.visits - a.visits)
    .slice(0, MOST_NODES)
  let left = MOST_WAYS
  const waysOf = ({ ways }: NodeFigures): Record<string, number> => {
    const told = Object.entries(ways)
      .sort(([, a], [, b]) => b - a)
      .slice(0, left)
    left -= told.length
    return Object.fromEntries(told)
  }
  return {
    ...rest,
    outcomes: { ...outcomes },
    nodes: Object.fromEntries(most.map(([id, figures]) => [id, { ...figures, ways: waysOf(figures) }])),
    days: [...days],
    versions: versions.slice(0, MOST_VERSIONS),
  }
}
