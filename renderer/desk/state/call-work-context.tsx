import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ClientId } from '../../../core/domain/client/client.ts'
import type { ClientChangesState, ClientView } from './client-changes-store.ts'
import type { CallView } from '../../../core/contract/phone-channel.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { ScriptText } from '../../../core/domain/script/text.ts'
import { VIEWED, type CallCard } from './call-card.ts'
import type { FileImportState } from './file-import-store.ts'
import type { ClientSearchState } from './client-search-store.ts'
import type { CallWork } from './call-work.ts'
import type { CardWorkState } from './card-work-store.ts'
import { useDesk, usePhone } from './desk-context.tsx'
import type { OlderContacts } from './history-store.ts'
import type { IdentityCheckState } from './identity-check.ts'
import type { InsightView } from './insight-store.ts'
import type { JournalState } from './journal-store.ts'
import type { PopMeasured } from './pop-timing.ts'
import type { ProcessContent } from './process-content.ts'
import type { ArticleDeskView } from './article-desk.ts'
import type { KnowledgeView } from './knowledge-store.ts'
import type { SettingsDoorState } from './settings-door.ts'
import type { ScenarioState } from './scenario-store.ts'
import type { EscalationView } from './escalation-desk.ts'
import type { CallScript, ScriptRunsView } from './script-runs.ts'
import type { TriedState } from './tried-steps.ts'
import { cardCallOf, workCallOf, type WorkCall } from './work-call.ts'
import { emptyWork, type WorkDraft } from './work-draft.ts'
import type { WorkState } from './work-store.ts'

const CallWorkContext = createContext<CallWork | undefined>(undefined)

export const CallWorkProvider = ({ work, children }: { readonly work: CallWork; readonly children: ReactNode }) => (
  <CallWorkContext value={work}>{children}</CallWorkContext>
)

/** Stores of card, work and journal. Outside `CallWorkProvider` it throws. */
export const useCallWork = (): CallWork => {
  const work = useContext(CallWorkContext)
  if (work === undefined) throw new Error('useCallWork needs a CallWorkProvider above it')
  return work
}

export const useCard = (callId: CallId | undefined): CallCard | undefined =>
  useStore(useCallWork().card.store, (state) => (callId === undefined ? undefined : state.cards[callId]))

export const useWork = <T,>(select: (state: WorkState) => T): T => useStore(useCallWork().work.store, select)
export const useJournal = <T,>(select: (state: JournalState) => T): T => useStore(useCallWork().journal.store, select)
export const useScenarios = <T,>(select: (state: ScenarioState) => T): T => useStore(useCallWork().scenarios.store, select)

export const useInsight = <T,>(select: (view: InsightView) => T): T => useStore(useCallWork().insight.store, select)

export const useSettingsDoor = <T,>(select: (state: SettingsDoorState) => T): T => useStore(useCallWork().settings.store, select)

export const useEscalationDesk = <T,>(select: (state: EscalationView) => T): T => useStore(useCallWork().escalations.store, select)

export const useIdentityCheck = <T,>(select: (state: IdentityCheckState) => T): T => useStore(useCallWork().identity.store, select)

export const useTried = <T,>(select: (state: TriedState) => T): T => useStore(useCallWork().steps.store, select)

export const useScripts = <T,>(select: (state: ScriptRunsView) => T): T => useStore(useCallWork().scriptRuns.store, select)

/** Whether there is any script that a call could begin with. */
export const useHasScripts = (): boolean => useStore(useCallWork().library.store, ({ copies }) => copies.some(({ inForce }) => inForce))

/** The script of this call; undefined: it has none. */
export const useCallScript = (callId: CallId | undefined): CallScript | undefined =>
  useScripts(({ calls }) => (callId === undefined ? undefined : calls[callId]))

export const useClientChanges = <T,>(select: (state: ClientChangesState) => T): T => useStore(useCallWork().changes.store, select)

export const useCardWork = <T,>(select: (state: CardWorkState) => T): T => useStore(useCallWork().cardWork.store, select)

/** A record with what was done to it here, fresh while the component lives; undefined until it was read. */
export const useClientView = (clientId: ClientId | undefined): ClientView | undefined => {
  const { changes } = useCallWork()
  useEffect(() => (clientId === undefined ? undefined : changes.watch(clientId)), [changes, clientId])
  return useStore(changes.store, ({ views }) => (clientId === undefined ? undefined : views[clientId]))
}

/** What was read of a client beyond his record; undefined: nothing was asked for yet. */
export const useOlderContacts = (clientId: ClientId): OlderContacts | undefined =>
  useStore(useCallWork().history.store, ({ byClient }) => byClient[clientId])

export const useContent = <T,>(select: (state: ProcessContent) => T): T => useStore(useCallWork().content.store, select)

/** The question of this call whose answer is open. */
export const useOpenAnswer = (callId: CallId): string | undefined => useStore(useCallWork().predictions.store, ({ open }) => open[callId])

/** How long the card of this call took; undefined until it is painted. */
export const usePopMeasured = (callId: CallId): PopMeasured | undefined =>
  useStore(useCallWork().popTiming.store, (state) => state.measured[callId])

/** True until the card of a ringing call is painted for the first time: what it can do without is drawn after that. */
export const useIsRacing = (callId: CallId): boolean => useStore(useCallWork().popTiming.store, ({ racing }) => racing === callId)

/** The card on the desk: of the call, or else the one that is looked at without a call. */
export const useShownCardId = (): CallId | undefined => {
  const callId = useCardCallId()
  const viewed = useCard(VIEWED)
  return callId ?? viewed?.callId
}

export const useFileImport = <T,>(select: (state: FileImportState) => T): T => useStore(useCallWork().fileImport.store, select)

export const useKnowledge = <T,>(select: (view: KnowledgeView) => T): T => useStore(useCallWork().knowledge.store, select)

export const useArticleDesk = <T,>(select: (view: ArticleDeskView) => T): T => useStore(useCallWork().articleDesk.store, select)

export const useClientSearch = <T,>(select: (state: ClientSearchState) => T): T => useStore(useCallWork().clientSearch.store, select)

/** The call whose card stands on the desk: of the phone, or a past one that waits for its wrap-up. */
export const useCardCallId = (): CallId | undefined => {
  const live = usePhone((state) => cardCallOf(state)?.call.id)
  const work = useWorkCall()
  return live ?? work?.callId
}

export const useCardCall = (): CallView | undefined => usePhone(cardCallOf)

/** The call that the work bar is about; equal results keep their identity. */
export const useWorkCall = (): WorkCall | undefined => {
  const { phone } = useDesk().stores
  const { work } = useCallWork()
  const state = useStore(phone, (view) => view.state)
  const drafts = useStore(work.store, (all) => all.drafts)
  const resumed = useStore(work.store, (all) => all.resumed?.id)
  return workCallOf(state, drafts, resumed)
}

const noDraft = (callId: CallId): WorkDraft => ({ callId, work: emptyWork, kept: { kind: 'clean' }, stage: 'writing' })

/** A compulsory step of the script that the call left out. */
export interface LeftOutStep {
  readonly nodeId: string
  readonly title: ScriptText
}

/** What Save waits for of the script of this call. */
export const useLeftOut = (callId: CallId): readonly LeftOutStep[] => {
  const { scriptRuns } = useCallWork()
  const script = useCallScript(callId)
  const { work } = useDraft(callId)
  return useMemo(
    () =>
      scriptRuns
        .leftOut(work)
        .map((nodeId) => ({ nodeId, title: script?.live?.walk.nodes.get(nodeId)?.title ?? { ru: nodeId, en: nodeId } })),
    [scriptRuns, work, script],
  )
}

export const useDraft = (callId: CallId): WorkDraft => {
  const draft = useWork((state) => state.drafts[callId])
  return draft ?? noDraft(callId)
}
