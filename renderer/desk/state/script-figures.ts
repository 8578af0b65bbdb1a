import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge, RpcOutput } from '../../../core/contract/bridge.ts'
import { periodBefore, periodOf, type InsightPeriod } from '../../../core/domain/insight/insight-period.ts'
import type { ScriptId } from '../../../core/domain/script/script.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { ScriptShelf } from './script-shelf.ts'
import type { TeamStore } from './team-store.ts'

/** Walks of one script; of its `version`, or of all. Holds everything `ScriptFigures` of the domain does, and days and versions. */
export type ScriptFiguresAnswer = RpcOutput<'team.scriptFigures'>
export type ScriptTotalsAnswer = RpcOutput<'team.scriptTotals'>
export type WhiteSpotsAnswer = RpcOutput<'team.whiteSpots'>

interface Stretch {
  readonly period: InsightPeriod
  /** Undefined: all of this seat. */
  readonly organisation: OrganisationId | undefined
}

/** What can be asked, and what is answered to it. */
export type FiguresQuestion =
  | (Stretch & { readonly kind: 'script'; readonly scriptId: ScriptId; readonly version: number | undefined })
  | (Stretch & { readonly kind: 'totals' })
  | (Stretch & { readonly kind: 'white-spots' })

interface Answers {
  readonly script: ScriptFiguresAnswer
  readonly totals: ScriptTotalsAnswer
  readonly 'white-spots': WhiteSpotsAnswer
}
export type AnswerTo<Q extends FiguresQuestion> = Answers[Q['kind']]

/** What is known of an answer. `failed`: what is shown, if anything, is of before. `no-team`: this seat has nobody to ask. */
export interface Figured<T> {
  readonly figures: T | undefined
  readonly phase: 'loading' | 'ready' | 'failed' | 'no-team'
}

export interface ScriptFiguresView {
  readonly answers: Readonly<Record<string, Figured<AnswerTo<FiguresQuestion>>>>
}

/** How scripts are walked, and what is looked for in vain: asked while somebody looks, kept for when he looks again. */
export interface ScriptFiguresStore {
  readonly store: StoreApi<ScriptFiguresView>
  /** Asks now and renews the answer until the last watcher has gone. */
  watch(question: FiguresQuestion): () => void
  /** Asks what is watched once more, now. */
  again(question: FiguresQuestion): void
  close(): void
}

/** While somebody looks the answer is renewed, ms; sooner while the hub is still being heard. */
const RENEW_MS = 60_000
const SOON_MS = 2_000
/** Answers nobody looks at any more. */
const KEPT = 24

interface Parts {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly team: TeamStore
  readonly scripts: ScriptShelf
}

/** One text for each question. */
export function questionKey(question: FiguresQuestion): string {
  const { kind, period, organisation } = question
  const of = question.kind === 'script' ? [question.scriptId, question.version ?? null] : []
  return JSON.stringify([kind, period, organisation ?? null, ...of])
}

interface Watched {
  readonly question: FiguresQuestion
  watchers: number
  stopRenewing: () => void
  /** Of two answers under way the later question counts. */
  asked: number
}

export function createScriptFigures(parts: Parts): ScriptFiguresStore {
  const { clock, team } = parts
  const store = createStore<ScriptFiguresView>(() => ({ answers: {} }))
  const watched = new Map<string, Watched>()
  const tell = (key: string, told: Figured<AnswerTo<FiguresQuestion>>): void => {
    const { [key]: _before, ...others } = store.getState().answers
    const unseen = Object.keys(others).filter((other) => !watched.has(other))
    for (const old of unseen.slice(0, Math.max(0, unseen.length - KEPT))) Reflect.deleteProperty(others, old)
    store.setState({ answers: { ...others, [key]: told } })
  }
  const ask = async (key: string, one: Watched): Promise<void> => {
    one.stopRenewing()
    one.asked += 1
    const own = one.asked
    const before = store.getState().answers[key]?.figures
    const { team: description } = team.store.getState()
    let again = SOON_MS
    if (description === null) {
      tell(key, { figures: undefined, phase: 'no-team' })
      again = RENEW_MS
    } else if (description === undefined) tell(key, { figures: before, phase: 'loading' })
    else {
      if (before === undefined) tell(key, { figures: undefined, phase: 'loading' })
      const figures = await answerTo(parts, one.question, description.rules.timeZone).catch(() => undefined)
      if (own !== one.asked || one.watchers === 0) return
      tell(key, figures === undefined ? { figures: before, phase: 'failed' } : { figures, phase: 'ready' })
      if (figures?.isComplete !== false || team.store.getState().link.kind !== 'connected') again = RENEW_MS
    }
    one.stopRenewing = clock.after(again, () => void ask(key, one))
  }
  return {
    store,
    watch(question) {
      const key = questionKey(question)
      const one = watched.get(key) ?? { question, watchers: 0, stopRenewing: () => undefined, asked: 0 }
      watched.set(key, one)
      one.watchers += 1
      if (one.watchers === 1) void ask(key, one)
      return () => {
        one.watchers -= 1
        if (one.watchers > 0) return
        one.stopRenewing()
        watched.delete(key)
      }
    },
    again(question) {
      const key = questionKey(question)
      const one = watched.get(key)
      if (one !== undefined) void ask(key, one)
    },
    close() {
      for (const one of watched.values()) one.stopRenewing()
      watched.clear()
    },
  }
}

function answerTo({ bridge, team, scripts }: Parts, question: FiguresQuestion, timeZone: string): Promise<AnswerTo<FiguresQuestion>> {
  const { kind, period, organisation } = question
  const now = team.hubNow()
  const asked = { ...periodOf(period, now, timeZone), ...(organisation === undefined ? {} : { organisation }) }
  switch (kind) {
    case 'script': {
      const { scriptId, version } = question
      const isFrame = scripts.store.getState().summaries.some((one) => one.scriptId === scriptId && one.role === 'frame')
      const script = { kind: 'script' as const, scriptId, ...(version === undefined ? {} : { version }) }
      return bridge.call('team.scriptFigures', { ...asked, of: isFrame ? { kind: 'frame' } : script })
    }
    case 'totals': {
      const before = periodBefore(period, now, timeZone)
      return bridge.call('team.scriptTotals', { ...asked, ...(before === undefined ? {} : { before }) })
    }
    case 'white-spots':
      return bridge.call('team.whiteSpots', asked)
  }
}
