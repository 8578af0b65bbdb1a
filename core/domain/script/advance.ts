import { err, ok, type Result } from '../result.ts'
import type { EpochMs } from '../time.ts'
import { goBack } from './go-back.ts'
import { take, type Taken } from './take.ts'
import { enter } from './enter.ts'
import type { RunEvent } from './run-event.ts'
import type { RunRefusal } from './run-refusal.ts'
import type { RoadStep, ScriptRun } from './run.ts'
import type { Walk } from './walk.ts'

/**
 * What an event makes of a run. Pure: the same run and event always give the same. A refused event changes nothing.
 * The way of the states stands above `RunState`.
 */
export function advance(walk: Walk, run: ScriptRun, event: RunEvent): Result<ScriptRun, RunRefusal> {
  const next = afterEvent(walk, run, event)
  return next.ok ? ok({ ...next.value, events: [...run.events, event] }) : next
}

function afterEvent(walk: Walk, run: ScriptRun, event: RunEvent): Result<ScriptRun, RunRefusal> {
  switch (event.kind) {
    case 'answered':
      return answered(walk, run, event)
    case 'went-back':
      return goBack(walk, run, event.at)
    case 'jumped':
      return jumped(walk, run, event)
    case 'paused':
      return run.state.kind === 'at'
        ? ok({ ...run, state: { kind: 'paused', nodeId: run.state.nodeId, since: event.at } })
        : err({ kind: 'not-now' })
    case 'resumed':
      return run.state.kind === 'paused'
        ? ok({ ...run, state: { kind: 'at', nodeId: run.state.nodeId, since: event.at } })
        : err({ kind: 'not-now' })
    case 'excused':
      return walk.nodes.get(event.nodeId)?.compulsory === true && event.reason.trim() !== ''
        ? ok({ ...run, excused: [...run.excused, { nodeId: event.nodeId, reason: event.reason, at: event.at }] })
        : err({ kind: 'no-such-step' })
    case 'learnt':
      return ok(learnt(walk, run, event))
    case 'side-heard':
      return walk.script.sides.some(({ id }) => id === event.sideId)
        ? ok({ ...run, sidesHeard: [...run.sidesHeard, event.sideId] })
        : err({ kind: 'no-such-step' })
  }
}

function answered(walk: Walk, run: ScriptRun, event: Extract<RunEvent, { kind: 'answered' }>): Result<ScriptRun, RunRefusal> {
  if (run.state.kind !== 'at') return err({ kind: 'not-now' })
  const node = walk.nodes.get(run.state.nodeId)
  if (node === undefined) return err({ kind: 'no-such-step' })
  const taken = take(walk, run, node, event)
  if (!taken.ok) return taken
  return ok(enter(walk, leaving(run, node.id, run.state.since, event.at, taken.value), taken.value.next, event.at))
}

function leaving(run: ScriptRun, nodeId: string, enteredAt: EpochMs, leftAt: EpochMs, taken: Taken): ScriptRun {
  const step: RoadStep = { nodeId, enteredAt, leftAt, how: 'operator', ...(taken.way === undefined ? {} : { way: taken.way }) }
  return {
    ...run,
    answers: { ...run.answers, ...taken.answers },
    provenIdentity: run.provenIdentity || taken.provesIdentity === true,
    road: [...run.road, step],
  }
}

/** The place that is left stands in the road as `jumped`: it was not answered. */
function jumped(walk: Walk, run: ScriptRun, event: Extract<RunEvent, { kind: 'jumped' }>): Result<ScriptRun, RunRefusal> {
  if (!walk.nodes.has(event.nodeId)) return err({ kind: 'no-such-step' })
  const { state } = run
  const enteredAt = state.kind === 'ended' ? state.at : state.since
  const left: readonly RoadStep[] = state.kind === 'ended' ? [] : [{ nodeId: state.nodeId, enteredAt, leftAt: event.at, how: 'jumped' }]
  return ok(enter(walk, { ...run, road: [...run.road, ...left] }, event.nodeId, event.at))
}

/** New facts may answer the step that is shown now. */
function learnt(walk: Walk, run: ScriptRun, event: Extract<RunEvent, { kind: 'learnt' }>): ScriptRun {
  const facts = { ...run.facts, ...event.facts }
  const informed = { ...run, facts }
  return run.state.kind === 'at' ? keepSince(run, enter(walk, informed, run.state.nodeId, event.at)) : informed
}

/** A step that is still the same was not entered anew. */
const keepSince = (before: ScriptRun, after: ScriptRun): ScriptRun =>
  before.state.kind === 'at' && after.state.kind === 'at' && before.state.nodeId === after.state.nodeId
    ? { ...after, state: before.state }
    : after
