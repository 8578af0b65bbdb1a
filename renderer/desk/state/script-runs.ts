import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallView } from '../../../core/contract/phone-channel.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { carriedFrom } from '../../../core/domain/script/carry-over.ts'
import type { Facts } from '../../../core/domain/script/facts.ts'
import { FRAME_PREFIX } from '../../../core/domain/script/join-frame.ts'
import { leftOutOfCall } from '../../../core/domain/script/left-out-of-call.ts'
import type { NodeId } from '../../../core/domain/script/node.ts'
import { returnTo } from '../../../core/domain/script/return-to.ts'
import type { RunEvent, StepAnswer } from '../../../core/domain/script/run-event.ts'
import { recordOfRun, type RunRecord } from '../../../core/domain/script/run-record.ts'
import type { RunRefusal } from '../../../core/domain/script/run-refusal.ts'
import { wayAhead } from '../../../core/domain/script/way-ahead.ts'
import type { WalkedScript } from '../../../core/domain/script/walked-script.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { CallCard } from './call-card.ts'
import type { CardStore } from './card-store.ts'
import type { Desk } from './desk.ts'
import type { IdentityCheck } from './identity-check.ts'
import type { ProcessContentStore } from './process-content.ts'
import { scriptChoices, type ScriptChoice } from './script-choice.ts'
import { changedForm, filledBy } from './script-filled.ts'
import type { ScriptLibrary } from './script-library.ts'
import { beginLive, happened, isBegun, newFacts, reviveLive, withRun, type LiveScript } from './script-live.ts'
import { factsOfCall, situationOfCall } from './script-sight.ts'
import { cardCallOf } from './work-call.ts'
import { emptyWork } from './work-draft.ts'
import type { WorkStore } from './work-store.ts'

/** The script of one call. */
export interface CallScript {
  /** Undefined: nothing speaks for any, or the version it began with is not here. */
  readonly live?: LiveScript
  /** The version that the call began with cannot be found just now. */
  readonly missing?: true
  readonly refusal?: RunRefusal
}

export interface ScriptRunsView {
  readonly calls: Readonly<Record<CallId, CallScript>>
  /** Another script is being chosen for this call, among these. */
  readonly changing?: { readonly callId: CallId; readonly choices: readonly ScriptChoice[] }
}

export interface ScriptRunsDeps {
  readonly desk: Desk
  readonly work: WorkStore
  readonly card: CardStore
  readonly content: ProcessContentStore
  readonly library: ScriptLibrary
  readonly identity: IdentityCheck
}

/** The scripts of the calls at this desk: chosen when a call is spoken, kept with its work, walked by the operator. */
export interface ScriptRuns {
  readonly store: StoreApi<ScriptRunsView>
  answer(callId: CallId, answer: StepAnswer): boolean
  back(callId: CallId): void
  returnTo(callId: CallId, nodeId: NodeId): void
  /** Passes the present step over; undefined: there is none after it. */
  skip(callId: CallId): void
  /** Pauses, or goes on. */
  pause(callId: CallId): void
  excuse(callId: CallId, nodeId: NodeId, reason: string): void
  hear(callId: CallId, sideId: string): void
  /** Opens the list of scripts, or closes it. */
  toggleChange(callId: CallId): void
  change(callId: CallId, choice: ScriptChoice): void
  /** Compulsory steps that a call with this work left out. */
  leftOut(work: OperatorWork): readonly NodeId[]
  /** What the figures count of the scripts of a call. */
  records(work: OperatorWork, at: EpochMs): readonly RunRecord[]
  close(): void
}

export const createScriptRuns = (deps: ScriptRunsDeps): ScriptRuns => new CallScripts(deps)

class CallScripts implements ScriptRuns {
  readonly store = createStore<ScriptRunsView>(() => ({ calls: {} }))
  readonly #deps: ScriptRunsDeps
  readonly #stops: readonly (() => void)[]
  /** For whom the script of a call was chosen, as long as nobody answered anything in it. */
  readonly #chosenFor = new Map<CallId, string>()
  #due = false

  constructor(deps: ScriptRunsDeps) {
    this.#deps = deps
    const soon = (): void => this.#soon()
    this.#stops = [
      deps.desk.stores.phone.subscribe(soon),
      deps.card.store.subscribe(soon),
      deps.work.store.subscribe(soon),
      deps.content.store.subscribe(soon),
      deps.library.store.subscribe(soon),
    ]
    this.#soon()
  }

  answer(callId: CallId, answer: StepAnswer): boolean {
    return this.#happens(callId, (at) => ({ kind: 'answered', at, answer }))
  }

  back(callId: CallId): void {
    this.#happens(callId, (at) => ({ kind: 'went-back', at }))
  }

  returnTo(callId: CallId, nodeId: NodeId): void {
    const live = this.#liveOf(callId)
    if (live === undefined) return
    const back = returnTo(live.walk, live.run, nodeId, this.#now(live))
    if (back.ok) this.#keep(callId, live, withRun(live, back.value))
  }

  skip(callId: CallId): void {
    const live = this.#liveOf(callId)
    const [nodeId] = live === undefined ? [] : wayAhead(live.walk, live.run)
    if (nodeId !== undefined) this.#happens(callId, (at) => ({ kind: 'jumped', at, nodeId }))
  }

  pause(callId: CallId): void {
    const paused = this.#liveOf(callId)?.run.state.kind === 'paused'
    this.#happens(callId, (at) => ({ kind: paused ? 'resumed' : 'paused', at }))
  }

  excuse(callId: CallId, nodeId: NodeId, reason: string): void {
    this.#happens(callId, (at) => ({ kind: 'excused', at, nodeId, reason: reason.trim().slice(0, 500) }))
  }

  hear(callId: CallId, sideId: string): void {
    this.#happens(callId, (at) => ({ kind: 'side-heard', at, sideId }))
  }

  toggleChange(callId: CallId): void {
    const { changing, ...rest } = this.store.getState()
    const view = this.#viewOf(callId)
    const choices = view === undefined ? [] : this.#choices(view)
    this.store.setState(changing?.callId === callId ? rest : { ...rest, changing: { callId, choices } }, true)
  }

  change(callId: CallId, choice: ScriptChoice): void {
    const { changing: _changing, ...rest } = this.store.getState()
    this.store.setState(rest, true)
    const view = this.#viewOf(callId)
    const { conditions } = this.#deps.library.store.getState()
    if (view === undefined || conditions === undefined) return
    const before = this.#liveOf(callId)
    const from = before === undefined ? undefined : placeIn(before, choice)
    const live = beginLive(choice, conditions, {
      id: this.#deps.desk.ids.next(),
      at: before === undefined ? this.#deps.desk.clock.now() : this.#now(before),
      facts: this.#factsOf(view),
      ...(from === undefined ? {} : { from }),
      ...(before === undefined ? {} : { carried: carriedFrom(before.run) }),
    })
    this.#keep(callId, before, { ...live, reasons: [] })
  }

  leftOut(work: OperatorWork): readonly NodeId[] {
    const runs = this.#revived(work).map(({ walk, run }) => ({ script: walk.script, run }))
    return leftOutOfCall(runs, work.verified !== undefined)
  }

  records(work: OperatorWork, at: EpochMs): readonly RunRecord[] {
    return this.#revived(work)
      .filter(isBegun)
      .map(({ run, walk }) => recordOfRun(run, at, walk.nodes))
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }

  /** Once for many changes, and after them: a card that is being painted does not wait for it. */
  #soon(): void {
    if (this.#due) return
    this.#due = true
    queueMicrotask(() => {
      this.#due = false
      this.#follow()
    })
  }

  #follow(): void {
    const { state } = this.#deps.desk.stores.phone.getState()
    const { drafts } = this.#deps.work.store.getState()
    const front = cardCallOf(state)
    if (front !== undefined && isSpoken(front)) this.#followCall(front, drafts[front.call.id]?.work)
    // Calls in wrap-up, or of an earlier life: what was walked in them is found again.
    for (const { callId, work, stage } of Object.values(drafts))
      if (callId !== front?.call.id && stage !== 'finished') this.#revive(callId, work.scripts?.at(-1))
    this.#forgetGone(new Set([...Object.keys(drafts), ...(state?.calls.map(({ call }) => call.id) ?? [])]))
  }

  #followCall(view: CallView, work: OperatorWork = emptyWork): void {
    const callId = view.call.id
    const walked = work.scripts?.at(-1)
    if (walked !== undefined) {
      this.#revive(callId, walked)
      this.#learn(view)
      return
    }
    const { conditions, copies } = this.#deps.library.store.getState()
    const card = this.#cardOf(callId)
    if (view.call.phase !== 'active' || conditions === undefined || card === undefined || card.kind === 'loading') return
    const facts = this.#factsOf(view)
    const key = JSON.stringify([
      facts['client.fullName'],
      situationOfCall(this.#deps.desk, { ...this.#sightOf(view), work: emptyWork }),
      copies.length,
    ])
    const before = this.#liveOf(callId)
    if (before !== undefined && this.#chosenFor.get(callId) === key) {
      if (newFacts(before.run, facts) !== undefined) this.#put(callId, { live: this.#anew(before, facts) })
      return
    }
    const [best] = this.#choices(view)
    this.#chosenFor.set(callId, key)
    if (best === undefined || best.reasons.length === 0) {
      if (before !== undefined) this.#put(callId, {})
      return
    }
    const { desk } = this.#deps
    this.#put(callId, { live: beginLive(best, conditions, { id: desk.ids.next(), at: before?.run.startedAt ?? desk.clock.now(), facts }) })
  }

  /** Nobody answered anything yet: it simply begins with what is known now. */
  #anew(live: LiveScript, facts: Facts): LiveScript {
    const { conditions } = this.#deps.library.store.getState()
    const { walked, reasons } = live
    const again = reviveLive({ ...walked, beginning: { ...walked.beginning, facts } }, this.#deps.library)
    return conditions === undefined || again === undefined ? live : { ...again, reasons }
  }

  #revive(callId: CallId, walked: WalkedScript | undefined): void {
    if (walked === undefined) return
    const known = this.store.getState().calls[callId]
    if (known?.live !== undefined && isSameWalk(known.live.walked, walked)) return
    const live = reviveLive(walked, this.#deps.library)
    if (live !== undefined) this.#put(callId, { live: { ...live, reasons: known?.live?.reasons ?? [] } })
    else if (known?.missing !== true) this.#put(callId, { missing: true })
  }

  #learn(view: CallView): void {
    const callId = view.call.id
    const live = this.#liveOf(callId)
    if (live === undefined || view.call.phase !== 'active' || live.run.state.kind === 'ended') return
    const known = this.#factsOf(view)
    if (isOtherPerson(live, known)) {
      this.#beginForOther(view, live)
      return
    }
    const facts = newFacts(live.run, known)
    if (facts !== undefined) this.#happens(callId, (at) => ({ kind: 'learnt', at, facts }))
  }

  /** Somebody else is on the card now: what the one before answered is not his. */
  #beginForOther(view: CallView, live: LiveScript): void {
    const { desk, library } = this.#deps
    const { conditions } = library.store.getState()
    const { organisation, scriptId } = live.walked
    const same = this.#choices(view).find((one) => one.organisation === organisation && one.version.script.id === scriptId)
    if (same === undefined || conditions === undefined) return
    const begun = beginLive(same, conditions, { id: desk.ids.next(), at: this.#now(live), facts: this.#factsOf(view) })
    this.#keep(view.call.id, live, begun)
  }

  /** False: it was refused, and the panel says why. */
  #happens(callId: CallId, event: (at: EpochMs) => RunEvent): boolean {
    const live = this.#liveOf(callId)
    if (live === undefined) return false
    const next = happened(live, event(this.#now(live)))
    if (next.ok) this.#keep(callId, live, next.value)
    else this.#put(callId, { live, refusal: next.error })
    return next.ok
  }

  /** Shown at once, and written down with the work of the call. */
  #keep(callId: CallId, before: LiveScript | undefined, live: LiveScript): void {
    this.#put(callId, { live })
    const { work } = this.#deps
    const draft = work.store.getState().drafts[callId]?.work ?? emptyWork
    const kept = draft.scripts ?? []
    const id = live.walked.beginning.id
    // A script that was changed before anything was answered in it leaves no trace.
    const others = kept.filter(
      (one) => one.beginning.id !== id && (one.beginning.id !== before?.walked.beginning.id || one.events.length > 0),
    )
    const { seat } = this.#deps.desk.stores.session.getState()
    const form = changedForm(draft, filledBy(seat, before), filledBy(seat, live))
    work.change(callId, { scripts: [...others, live.walked], ...form }, true)
    this.#tellIdentity(callId, draft, before, live)
  }

  #tellIdentity(callId: CallId, { verified }: OperatorWork, before: LiveScript | undefined, live: LiveScript): void {
    const was = before !== undefined && before.run.provenIdentity
    const { provenIdentity } = live.run
    if (!was && provenIdentity && verified === undefined) this.#deps.identity.confirm(callId, 'script')
    if (was && !provenIdentity && verified?.how === 'script' && before.walked.beginning.id === live.walked.beginning.id)
      this.#deps.identity.restore(callId, undefined)
  }

  #revived(work: OperatorWork): readonly LiveScript[] {
    return (work.scripts ?? []).flatMap((walked) => reviveLive(walked, this.#deps.library) ?? [])
  }

  #choices(view: CallView): readonly ScriptChoice[] {
    const { content, desk, library } = this.#deps
    return scriptChoices(library.store.getState().copies, situationOfCall(desk, this.#sightOf(view)), content.store.getState().processes)
  }

  #sightOf(view: CallView) {
    const { content, work } = this.#deps
    const { processes } = content.store.getState()
    return { view, processes, card: this.#cardOf(view.call.id), work: work.store.getState().drafts[view.call.id]?.work ?? emptyWork }
  }

  #factsOf(view: CallView): Facts {
    return factsOfCall(this.#deps.desk, this.#sightOf(view))
  }

  #cardOf(callId: CallId): CallCard | undefined {
    return this.#deps.card.store.getState().cards[callId]
  }

  #viewOf(callId: CallId): CallView | undefined {
    return this.#deps.desk.stores.phone.getState().state?.calls.find(({ call }) => call.id === callId)
  }

  #liveOf(callId: CallId): LiveScript | undefined {
    return this.store.getState().calls[callId]?.live
  }

  /** Times of a run never go back, whatever the clock of the machine does. */
  #now({ run }: LiveScript): EpochMs {
    return Math.max(this.#deps.desk.clock.now(), run.events.at(-1)?.at ?? run.startedAt)
  }

  #put(callId: CallId, script: CallScript): void {
    this.store.setState(({ calls }) => ({ calls: { ...calls, [callId]: script } }))
  }

  #forgetGone(alive: ReadonlySet<string>): void {
    const { calls } = this.store.getState()
    const gone = Object.keys(calls).filter((id) => !alive.has(id))
    for (const id of this.#chosenFor.keys()) if (!alive.has(id)) this.#chosenFor.delete(id)
    if (gone.length > 0) this.store.setState({ calls: Object.fromEntries(Object.entries(calls).filter(([id]) => alive.has(id))) })
  }
}

/** Where the new script begins: after the greeting when that is behind, else at the same step of it. */
function placeIn({ run }: LiveScript, { frame, entry, version }: ScriptChoice): NodeId | undefined {
  if (frame === undefined) return undefined
  const { nodeId } = run.state
  const begun = run.road.some(({ nodeId: id, undone }) => undone !== true && !id.startsWith(FRAME_PREFIX))
  return nodeId.startsWith(FRAME_PREFIX) && !begun ? nodeId : (entry ?? version.script.start)
}

const isOtherPerson = ({ run }: LiveScript, facts: Facts): boolean =>
  run.facts['client.fullName'] !== undefined &&
  facts['client.fullName'] !== undefined &&
  run.facts['client.fullName'] !== facts['client.fullName']

const isSameWalk = (one: WalkedScript, other: WalkedScript): boolean =>
  one === other ||
  (one.beginning.id === other.beginning.id && one.events.length === other.events.length && JSON.stringify(one) === JSON.stringify(other))

/** It was answered: before that nothing is said to anybody. */
const isSpoken = ({ call }: CallView): boolean => call.phase === 'active' || call.phase === 'ending' || call.phase === 'ended'
