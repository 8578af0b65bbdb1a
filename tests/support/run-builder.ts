import type { RunRecord } from '../../core/domain/script/run-record.ts'
import type { KnowledgeUsed } from '../../core/domain/insight/team-event.ts'
import { TEAM_NOW } from './team-members.ts'

/** A walk of the script «card» that greeted, chose and was solved in a minute; say only what the test is about. */
export const aRun = (changes: Partial<RunRecord> = {}): RunRecord => ({
  runId: 'run-1',
  scriptId: 'card',
  version: 1,
  startedAt: TEAM_NOW - 60_000,
  endedAt: TEAM_NOW,
  outcome: 'solved',
  lastNode: 'end',
  steps: [
    { nodeId: 'frame.hello', how: 'operator', ms: 5_000 },
    { nodeId: 'why', how: 'operator', ms: 20_000, way: 'late' },
    { nodeId: 'say', how: 'operator', ms: 30_000 },
    { nodeId: 'frame.bye', how: 'operator', ms: 5_000 },
  ],
  excused: [],
  ...changes,
})

/** One that was left on «why»: `outcome` is absent. */
export const aLeftRun = (changes: Partial<RunRecord> = {}): RunRecord => {
  const { outcome: _outcome, ...run } = aRun({ lastNode: 'why', steps: aRun().steps.slice(0, 1), ...changes })
  return run
}

/** Somebody looked for «возврат денег» and found nothing. */
export const aKnowledgeUse = (changes: Partial<KnowledgeUsed> = {}): KnowledgeUsed => ({
  kind: 'knowledge-used',
  id: 'use-1',
  at: TEAM_NOW,
  operatorId: 'anna',
  use: { kind: 'nothing-found', query: 'возврат денег' },
  ...changes,
})
