import { advance } from '../../../core/domain/script/advance.ts'
import { begin } from '../../../core/domain/script/begin.ts'
import type { FitReason } from '../../../core/domain/script/choose-script.ts'
import type { Conditions } from '../../../core/domain/script/conditions.ts'
import type { Facts } from '../../../core/domain/script/facts.ts'
import { joinFrame } from '../../../core/domain/script/join-frame.ts'
import { replay } from '../../../core/domain/script/replay.ts'
import type { RunEvent } from '../../../core/domain/script/run-event.ts'
import type { RunRefusal } from '../../../core/domain/script/run-refusal.ts'
import type { ScriptRun } from '../../../core/domain/script/run.ts'
import { isFactName } from '../../../core/domain/script/facts.ts'
import { walkOf, type Walk } from '../../../core/domain/script/walk.ts'
import type { WalkedScript } from '../../../core/domain/script/walked-script.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { ScriptChoice } from './script-choice.ts'
import type { ScriptLibrary } from './script-library.ts'

/** A script being walked in a call. */
export interface LiveScript {
  readonly walked: WalkedScript
  readonly walk: Walk
  readonly run: ScriptRun
  /** Why it was chosen; empty: the operator chose it, or it was found again after a reload. */
  readonly reasons: readonly FitReason[]
}

/** Scripts as walks, made once: a step must not read a graph anew. */
const walks = new WeakMap<object, Walk>()

function walkFor(choice: Pick<ScriptChoice, 'version' | 'frame'>, bodyStart: string | undefined, conditions: Conditions): Walk {
  const { script } = choice.version
  const known = walks.get(script)
  if (known !== undefined && known.conditions === conditions && isSameJoin(known, choice, bodyStart)) return known
  const walk = walkOf(joinFrame(choice.frame?.script, script, bodyStart), conditions)
  walks.set(script, walk)
  joins.set(walk, { frame: choice.frame, bodyStart })
  return walk
}

const joins = new WeakMap<Walk, { readonly frame: ScriptChoice['frame'] | undefined; readonly bodyStart: string | undefined }>()
const isSameJoin = (walk: Walk, { frame }: Pick<ScriptChoice, 'frame'>, bodyStart: string | undefined): boolean => {
  const join = joins.get(walk)
  return join !== undefined && join.frame === frame && join.bodyStart === bodyStart
}

/** Begins a chosen script. `from`: a step of it to begin at instead of the greeting. */
export function beginLive(
  choice: ScriptChoice,
  conditions: Conditions,
  how: {
    readonly id: string
    readonly at: EpochMs
    readonly facts: Facts
    readonly from?: string
    readonly carried?: WalkedScript['beginning']['carried']
  },
): LiveScript {
  const { entry, frame, organisation, version } = choice
  const walk = walkFor(choice, entry, conditions)
  // Without a frame there is no greeting before it: it begins at the client's stage itself.
  const from = how.from ?? (frame === undefined ? entry : undefined)
  const beginning = {
    id: how.id,
    version: version.version,
    at: how.at,
    facts: how.facts,
    ...(from === undefined ? {} : { from }),
    ...(how.carried === undefined ? {} : { carried: how.carried }),
  }
  const walked: WalkedScript = {
    organisation,
    scriptId: version.script.id,
    beginning,
    events: [],
    ...(frame === undefined ? {} : { frame: { scriptId: frame.script.id, version: frame.version } }),
    ...(entry === undefined ? {} : { bodyStart: entry }),
  }
  return { walked, walk, run: begin(walk, beginning), reasons: choice.reasons }
}

/** The script of a call, walked again to where it was. Undefined: its version is not here (it was asked for). */
export function reviveLive(walked: WalkedScript, library: ScriptLibrary): LiveScript | undefined {
  const { conditions } = library.store.getState()
  if (conditions === undefined) return undefined
  const { organisation, scriptId, beginning, frame, bodyStart } = walked
  const version = library.find(organisation, scriptId, beginning.version)
  const around = frame === undefined ? undefined : library.find(organisation, frame.scriptId, frame.version)
  if (version === undefined) library.ask(organisation, scriptId, beginning.version)
  if (frame !== undefined && around === undefined) library.ask(organisation, frame.scriptId, frame.version)
  if (version === undefined || (frame !== undefined && around === undefined)) return undefined
  const walk = walkFor({ version, ...(around === undefined ? {} : { frame: around }) }, bodyStart, conditions)
  return { walked, walk, run: furthest(walk, walked), reasons: [] }
}

/** All events; where one of them is refused (a version that was changed by hand), those before it. */
function furthest(walk: Walk, { beginning, events }: WalkedScript): ScriptRun {
  const whole = replay(walk, beginning, events)
  if (whole.ok) return whole.value
  let run = begin(walk, beginning)
  for (const event of events) {
    const next = advance(walk, run, event)
    if (!next.ok) return run
    run = next.value
  }
  return run
}

/** The script after an event. */
export function happened(live: LiveScript, event: RunEvent): Result<LiveScript, RunRefusal> {
  const next = advance(live.walk, live.run, event)
  return next.ok ? ok(withRun(live, next.value)) : err(next.error)
}

export const withRun = (live: LiveScript, run: ScriptRun): LiveScript => ({ ...live, run, walked: { ...live.walked, events: run.events } })

/** Whether the operator did anything in it yet. */
export const isBegun = ({ walked }: LiveScript): boolean => walked.events.some(({ kind }) => kind !== 'learnt')

/** What the card knows now and the run does not, or knows otherwise. */
export function newFacts(run: Pick<ScriptRun, 'facts'>, facts: Facts): Facts | undefined {
  const changed = Object.entries(facts).filter(([name, value]) => isFactName(name) && run.facts[name] !== value)
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}
