import { createStore, type StoreApi } from 'zustand/vanilla'
import { attemptOf, type Attempt } from '../../../core/domain/call/attempt.ts'
import type { Call, CallId } from '../../../core/domain/call/call.ts'
import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { withoutLast, withStep, type TriedStep } from '../../../core/domain/interaction/tried-step.ts'
import { currentLocale } from '../i18n/instance.ts'
import { localText } from '../i18n/local-text.ts'
import { translator } from '../i18n/words.ts'
import { verifiedWords } from '../ui/verified-words.ts'
import type { Desk } from './desk.ts'
import { triedWords } from './tried-words.ts'
import type { WorkStore } from './work-store.ts'

export interface TriedState {
  /** What is being typed, by call: another call in front does not take it away. */
  readonly texts: Readonly<Record<CallId, string>>
  /** Grows with every wish to write a step: the field takes the focus. */
  readonly asked: number
}

/** What was tried in a call: by the operator's word, and what the desk sees by itself. */
export interface TriedSteps {
  readonly store: StoreApi<TriedState>
  type(callId: CallId, text: string): void
  /** Has the field of the steps take the focus. */
  ask(): void
  /** Notes what is typed. False: nothing is. */
  add(callId: CallId, outcome: TriedStep['outcome']): boolean
  /** Takes the last one away; it is given back for an undo. */
  removeLast(callId: CallId): TriedStep | undefined
  putBack(callId: CallId, step: TriedStep): void
  close(): void
}

export function createTriedSteps(desk: Desk, work: WorkStore): TriedSteps {
  const store = createStore<TriedState>(() => ({ texts: {}, asked: 0 }))
  const stepsOf = (callId: CallId): readonly TriedStep[] => work.store.getState().drafts[callId]?.work.tried ?? []
  const put = (callId: CallId, step: TriedStep): void => work.change(callId, { tried: withStep(stepsOf(callId), step) }, true)
  const type = (callId: CallId, text: string): void => store.setState(({ texts }) => ({ texts: { ...texts, [callId]: text } }))
  const stop = followAttempts(desk, (attempt) => put(attempt.for, stepOf(desk, attempt)))
  return {
    store,
    type,
    ask: () => store.setState(({ asked }) => ({ asked: asked + 1 })),
    add: (callId, outcome) => {
      const what = (store.getState().texts[callId] ?? '').trim()
      if (what === '') return false
      put(callId, { what, at: desk.clock.now(), outcome })
      type(callId, '')
      return true
    },
    removeLast: (callId) => {
      const last = stepsOf(callId).at(-1)
      if (last !== undefined) work.change(callId, { tried: withoutLast(stepsOf(callId)) }, true)
      return last
    },
    putBack: put,
    close: stop,
  }
}

/** All that was done so far, oldest first: the proof of the client's identity is a step as well. */
export function allSteps({ verified, tried = [] }: Pick<OperatorWork, 'verified' | 'tried'>): readonly TriedStep[] {
  if (verified === undefined) return tried
  const t = translator(verifiedWords)
  const proof: TriedStep = { what: t('step', { how: t(verified.how) }), at: verified.at, outcome: 'done' }
  const later = tried.findIndex(({ at }) => at > verified.at)
  return later < 0 ? [...tried, proof] : [...tried.slice(0, later), proof, ...tried.slice(later)]
}

function followAttempts(desk: Desk, tell: (attempt: Attempt) => void): () => void {
  let before = new Map<CallId, Call>()
  return desk.stores.phone.subscribe(({ state }) => {
    if (state === undefined) return
    const now = new Map(state.calls.map(({ call }) => [call.id, call] as const))
    const last = before
    before = now
    for (const call of now.values()) {
      const attempt = attemptOf(last.get(call.id), call, desk.clock.now())
      if (attempt !== undefined) tell(attempt)
    }
  })
}

function stepOf(desk: Desk, attempt: Attempt): TriedStep {
  const t = translator(triedWords)
  const who = nameOf(desk, attempt.number)
  const { at } = attempt
  if (attempt.kind === 'consulted') return { what: t(attempt.lineTwo ? 'consultedLineTwo' : 'consulted', { who }), at, outcome: 'done' }
  const what = t(attempt.kind === 'not-reached' ? 'called' : 'transferred', { who, why: t(attempt.why) })
  return { what, at, outcome: 'failed' }
}

/** A specialist on duty or a target of the seat by name; an extension as it is; a number from outside masked. */
function nameOf(desk: Desk, number: string): string {
  const { seat } = desk.stores.session.getState()
  const target = seat.transferTargets.find((one) => one.number === number)
  const person = desk.team.store.getState().duties.find(({ member }) => member.extension === number)?.member.name
  if (person !== undefined) return person
  if (target !== undefined) return localText(target.title, currentLocale())
  return desk.numbers.toE164(number) === undefined ? number : desk.numbers.toMasked(number)
}
