import type { Client } from '../../../core/domain/client/client.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import { withoutVerdictOn, withVerdict } from '../../../core/domain/client/learned-verdict.ts'
import type { FinishedFigure } from '../../../core/domain/insight/finished-figure.ts'
import type { Interaction, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { settledPredictions } from '../../../core/domain/process/settle-predicted.ts'
import { finishInteraction } from '../../../core/usecases/finish-interaction.ts'
import { identifyCaller, readCaller } from '../../../core/usecases/identify-caller.ts'
import { fullName, peopleOn, type CallCard } from './call-card.ts'
import { createFileImportStore, type FileImportStore } from './file-import-store.ts'
import { createClientSearchStore, type ClientSearchStore } from './client-search-store.ts'
import type { ArticleDoor } from './article-door.ts'
import type { ClientChangesStore } from './client-changes-store.ts'
import { createDeskClientChanges, keepClientWith } from './desk-client-changes.ts'
import { createCardStore, type CardDeps, type CardStore } from './card-store.ts'
import { createCardWork, type CardWork } from './card-work-store.ts'
import type { DeliveryBoard } from './delivery-board.ts'
import type { Desk } from './desk.ts'
import { createEscalationDesk, type EscalationDesk } from './escalation-desk.ts'
import { finishedFigureOf } from './finished-figure.ts'
import { hasCrm } from './has-crm.ts'
import { createHistoryStore, type HistoryStore } from './history-store.ts'
import { createIdentityCheck, type IdentityCheck } from './identity-check.ts'
import { createInsightStore, type InsightStore } from './insight-store.ts'
import { createKnowledgeDesk, type KnowledgeDesk } from './knowledge-desk.ts'
import { createJournalStore, type JournalStore } from './journal-store.ts'
import { numberBookOf } from './number-book-of.ts'
import { browserPopClock, createPopTiming, type PopTiming, type PopTimingClock } from './pop-timing.ts'
import { createPredictions, type Predictions } from './predictions.ts'
import { createProcessContent, type ProcessContentStore } from './process-content.ts'
import { createPrivacyWork, type PrivacyWork } from './privacy-work.ts'
import { createReveal, type Reveal, type RevealDeps } from './reveal-store.ts'
import { createScenarioStore, type ScenarioStore } from './scenario-store.ts'
import { createScriptFigures, type ScriptFiguresStore } from './script-figures.ts'
import type { ScriptActions } from './script-actions.ts'
import { createScriptDesk, createScriptDoing, type ScriptDesk } from './script-desk.ts'
import { createScriptEditor, type ScriptEditor } from './script-editor.ts'
import { packetScript } from './script-path.ts'
import { followScriptPlace } from './script-place.ts'
import type { ScriptRuns } from './script-runs.ts'
import { createSettingsDoor, type SettingsDoor } from './settings-door.ts'
import { createTriedSteps, type TriedSteps } from './tried-steps.ts'
import { cardCallOf, owesWrapUp, workCallOf } from './work-call.ts'
import { createWorkStore, type WorkStore } from './work-store.ts'

/** Everything the desk keeps about calls beside the phone's own state. One a window. */
export interface CallWork extends ScriptDesk, KnowledgeDesk {
  readonly card: CardStore
  /** Work on clients' records: changes, undo, conflicts, tasks that are due. */
  readonly changes: ClientChangesStore
  /** Forms of the card, and what is typed in them. */
  readonly cardWork: CardWork
  readonly work: WorkStore
  readonly journal: JournalStore
  readonly scenarios: ScenarioStore
  readonly popTiming: PopTiming
  readonly settings: SettingsDoor
  readonly escalations: EscalationDesk
  readonly identity: IdentityCheck
  readonly steps: TriedSteps
  readonly insight: InsightStore
  readonly history: HistoryStore
  readonly clientSearch: ClientSearchStore
  /** Bringing a file of clients in. */
  readonly fileImport: FileImportStore
  /** Unmasks personal data for a while, with a line in the audit log. */
  readonly reveal: Reveal
  /** What is done with personal data by itself: letting go of the old, sealing anew. */
  readonly privacyWork: PrivacyWork
  readonly content: ProcessContentStore
  readonly predictions: Predictions
  /** How scripts are walked, and what the knowledge base lacks. */
  readonly scriptFigures: ScriptFiguresStore
  /** Does what the steps of scripts say. */
  readonly scriptActions: ScriptActions
  /** Where scripts are drawn. */
  readonly scriptEditor: ScriptEditor
  readonly delivery: DeliveryBoard | undefined
  close(): void
}

export interface CallWorkOptions {
  /** News of the journal written by other windows; the phone writes the facts of calls. */
  readonly onJournalChange?: (listener: (change: { readonly callId: CallId }) => void) => () => void
  readonly delivery?: DeliveryBoard
  readonly popClock?: PopTimingClock
}

/** After a change the journal is read again this much later, in ms. */
const REFRESH_AFTER_MS = 200

/** Makes the stores of card, work, journal and scenarios, and keeps them in step with the phone. */
export function startCallWork(desk: Desk, options: CallWorkOptions = {}): CallWork {
  const { seat } = desk.stores.session.getState()
  const popTiming = createPopTiming(options.popClock ?? browserPopClock)
  const journal = createJournalStore(desk.storage.journal, desk.clock)
  const scenarios = createScenarioStore(desk.bridge, desk.clock)
  const refreshSoon = soon(desk.clock, () => {
    void journal.refresh()
    card.refreshHistory()
  })
  const changes = createDeskClientChanges(desk, (client) => card.clientChanged(client))
  const content = createProcessContent(desk.bridge, desk.clock, desk.storage.predictions)
  const late: { runs?: ScriptRuns } = {}
  const { work, card } = createWriters(desk, popTiming, refreshSoon, keepClientWith(changes, desk), content, () => late.runs)
  desk.phone.prepareRings((view) => card.prepare(view))
  let answeredId: CallId | undefined
  const follow = (): void => {
    const { state } = desk.stores.phone.getState()
    if (state === undefined) return
    card.phoneChanged(state)
    journal.phoneChanged(state)
    scenarios.phoneChanged(state)
    for (const view of state.calls) if (view.call.phase !== 'incoming') void work.open(view.call.id)
    const front = cardCallOf(state)?.call
    if (front?.phase === 'active' && front.id !== answeredId) saveAnswered(desk, work)
    if (front?.phase === 'active') answeredId = front.id
    openPastWrapUp(desk, work, card)
    work.forgetGone(state.calls.map(({ call }) => call.id))
    parts.cardWork.forgetGone(peopleOn(Object.values(card.store.getState().cards)))
  }
  const learned = createKnowledgeDesk(desk, work, content)
  const parts = createParts({ desk, work, card, content, changes, articleDoor: learned.articleDoor })
  late.runs = parts.scriptRuns
  const closing = [changes, content, learned.knowledge, learned.articleDesk, ...closingOf(parts)]
  const stops = [
    desk.stores.phone.subscribe(follow),
    followScriptPlace(parts.scriptRuns, desk, learned.knowledge),
    options.onJournalChange?.(({ callId }) => {
      refreshSoon()
      void work.refresh(callId)
    }),
    flushOnLeave(work),
    ...closing.map((part) => () => part.close()),
  ]
  follow()
  readAtFirst(seat.mode, journal, work, scenarios)
  return {
    card,
    changes,
    work,
    journal,
    scenarios,
    popTiming,
    content,
    settings: createSettingsDoor(),
    ...parts,
    ...learned,
    delivery: options.delivery,
    close: () => stops.forEach((stop) => stop?.()),
  }
}

/** Soon, and once for many changes: it must not stand in the way of a card that is being painted. */
function soon(clock: Desk['clock'], job: () => void): () => void {
  let cancel = (): void => undefined
  return () => {
    cancel()
    cancel = clock.after(REFRESH_AFTER_MS, job)
  }
}

function readAtFirst(mode: 'sandbox' | 'production', journal: JournalStore, work: WorkStore, scenarios: ScenarioStore): void {
  void journal.refresh()
  void work.loadUnfinished()
  if (mode === 'sandbox') void scenarios.load()
}

/** Those parts that keep something to the end. */
const closingOf = (parts: Parts): readonly { readonly close: () => void }[] => {
  const {
    escalations,
    steps,
    insight,
    clientSearch,
    cardWork,
    reveal,
    privacyWork,
    scripts,
    library,
    scriptRuns,
    scriptFigures,
    scriptEditor,
  } = parts
  return [
    scriptRuns,
    scriptFigures,
    scriptEditor,
    library,
    scripts,
    escalations,
    steps,
    insight,
    clientSearch,
    cardWork,
    reveal,
    privacyWork,
  ]
}

type Parts = ScriptDesk &
  Pick<
    CallWork,
    | 'scriptActions'
    | 'scriptFigures'
    | 'scriptEditor'
    | 'escalations'
    | 'identity'
    | 'steps'
    | 'insight'
    | 'history'
    | 'clientSearch'
    | 'predictions'
    | 'cardWork'
    | 'reveal'
    | 'privacyWork'
    | 'fileImport'
  >

interface PartsDeps {
  readonly desk: Desk
  readonly work: WorkStore
  readonly card: CardStore
  readonly content: ProcessContentStore
  readonly changes: ClientChangesStore
  readonly articleDoor: ArticleDoor
}

/** What else is done about calls: escalations, the proof of who is on the line, what was tried, and the figures of them all. */
function createParts(made: PartsDeps): Parts {
  const { desk, work, card, content } = made
  const cardOf = (callId: CallId): CallCard | undefined => card.store.getState().cards[callId]
  const identity = createIdentityCheck(work, desk.clock, cardOf, (callId) => void card.confirm(callId))
  const scriptDesk = createScriptDesk({ desk, work, card, content, identity })
  const { scriptRuns: runs } = scriptDesk
  const scriptOf = (callId: CallId): ReturnType<typeof packetScript> => packetScript(runs.store.getState().calls[callId]?.live)
  const escalations = createEscalationDesk({ desk, work, cardOf, scriptOf })
  return {
    ...scriptDesk,
    ...createScriptDoing({ ...made, escalations, runs }),
    escalations,
    identity,
    steps: createTriedSteps(desk, work),
    insight: createInsightStore(desk),
    predictions: createPredictions(work),
    scriptFigures: createScriptFigures({ bridge: desk.bridge, clock: desk.clock, team: desk.team, scripts: scriptDesk.scripts }),
    scriptEditor: createScriptEditor(desk, scriptDesk.scripts),
    privacyWork: createPrivacyWork(desk),
    reveal: createReveal({ bridge: desk.bridge, clock: desk.clock, subjectOf: subjectIn(desk.storage) }),
    cardWork: createCardWork(desk.clock, desk.storage.answerDrafts),
    fileImport: createFileImportStore(desk.storage.fileImports, desk.clock),
    clientSearch: createClientSearchStore({ search: desk.storage.search, directory: desk.storage.directory, clock: desk.clock }),
    history: createHistoryStore({
      bridge: desk.bridge,
      journal: desk.storage.journal,
      clock: desk.clock,
      hasCrm: hasCrm(desk.stores.session.getState().seat),
    }),
  }
}

/** Without a place for it nobody can be marked, so nothing is revealed. */
const subjectIn = ({ privacy }: Desk['storage']): RevealDeps['subjectOf'] =>
  privacy === undefined ? () => Promise.reject(new Error('this storage marks nobody')) : (id) => privacy.subjectOf(id)

/** Work and card: the card says who it is, the work keeps it with the call. */
function createWriters(
  desk: Desk,
  popTiming: PopTiming,
  journalChanged: () => void,
  keepClient: (client: Client) => Promise<void>,
  content: ProcessContentStore,
  runs: () => ScriptRuns | undefined,
): { readonly work: WorkStore; readonly card: CardStore } {
  const { seat } = desk.stores.session.getState()
  const { directory, journal, callers } = desk.storage
  const { dispositions, lines } = seat
  const identifying = {
    directory,
    lines,
    phoneNumbers: desk.numbers,
    clock: desk.clock,
    book: numberBookOf(desk),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(callers === undefined ? {} : { memory: callers }),
  }
  const leftOut = (written: OperatorWork): readonly string[] => runs()?.leftOut(written) ?? []
  const work = createWorkStore({
    journal,
    clock: desk.clock,
    dispositions,
    leftOut,
    finish: async (callId, written) => {
      const settled = settledPredictions(written, content.store.getState().processes)
      const figure = (call: Interaction, said: OperatorWork): FinishedFigure | undefined => finishedFigureOf(desk, runs(), call, said)
      const outcome = await finishInteraction({ journal, dispositions, leftOut, figure }, callId, settled)
      if (outcome.ok) content.learn(settled.predicted)
      return outcome
    },
    journalChanged,
  })
  const card = createCardStore({
    identify: ({ call }) => identifyCaller(identifying, call),
    keyOf: ({ call }) => readCaller(call, desk.numbers).key,
    numberOf: ({ call }) => readCaller(call, desk.numbers).forms.number,
    ...(callers === undefined ? {} : { memory: callers }),
    judged: judgedWith(work),
    directory,
    keepClient,
    journal,
    clock: desk.clock,
    popTiming,
    assign: (callId, { clientId, roleId, client }) => {
      void work.open(callId).then(() => work.change(callId, { clientId, roleId, clientName: fullName(client) }, true))
    },
    nobody: (callId) => {
      const draft = work.store.getState().drafts[callId]?.work
      if (draft?.clientId !== undefined || draft?.verified !== undefined) work.change(callId, { nobody: true }, true)
    },
  })
  return { work, card }
}

/** What was said of who it is stays with the call. */
const judgedWith =
  (work: WorkStore): CardDeps['judged'] =>
  (callId, clientId, verdict) => {
    void work.open(callId).then(() => {
      const { identified = [] } = work.store.getState().drafts[callId]?.work ?? {}
      const next = verdict === undefined ? withoutVerdictOn(identified, clientId) : withVerdict(identified, verdict)
      work.change(callId, { identified: next }, true)
    })
  }

/** A new call was answered: the one before it, if it is ready, is finished by itself; its text was kept anyway. */
function saveAnswered(desk: Desk, work: WorkStore): void {
  const { state } = desk.stores.phone.getState()
  if (state === undefined) return
  void work.flush()
  for (const view of state.calls) {
    const { call } = view
    if (!owesWrapUp(view) || work.store.getState().drafts[call.id]?.stage !== 'writing') continue
    void work.finish(call.id).then((outcome) => {
      if (outcome.kind === 'finished') void desk.phone.send({ kind: 'finish-wrap-up', callId: call.id })
      else void work.loadUnfinished()
    })
  }
}

/** The phone wants a wrap-up of a call that it does not list: it is of an earlier life and lies in the journal. */
function openPastWrapUp(desk: Desk, work: WorkStore, card: CardStore): void {
  const { state } = desk.stores.phone.getState()
  const call = workCallOf(state, work.store.getState().drafts, work.store.getState().resumed?.id)
  if (call === undefined || state?.calls.some((view) => view.call.id === call.callId) === true) return
  if (card.store.getState().cards[call.callId] !== undefined) return
  void work.open(call.callId)
  void desk.storage.journal.find(call.callId).then((row) => {
    if (row !== undefined) card.openPast(row)
  }, ignore)
}

/** What the journal cannot give now it will give at the next change; the journal's own screen says that it failed. */
const ignore = (): void => undefined

/** Nothing typed is lost when the window goes. */
function flushOnLeave(work: WorkStore): () => void {
  const leave = (): void => void work.flush()
  const hide = (): void => {
    if (document.visibilityState === 'hidden') leave()
  }
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', hide)
  return () => {
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', hide)
  }
}
