import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId } from '../../../core/domain/call/call.ts'
import {
  isAsked,
  questionKey,
  samePredicted,
  withAsked,
  withOther,
  withShown,
  type Predicted,
  type QuestionRef,
} from '../../../core/domain/process/predicted.ts'
import type { WorkStore } from './work-store.ts'

export interface PredictionView {
  /** Question whose answer stands in large words, by call. */
  readonly open: Readonly<Record<CallId, string>>
}

/** What the card foretold in each call, and what came of it; kept with the operator's work. */
export interface Predictions {
  readonly store: StoreApi<PredictionView>
  /** These questions are on the screen of an answered call. */
  shown(callId: CallId, questions: readonly QuestionRef[]): void
  /** The client asked this one: its answer is opened, and it counts. The same again while it is open takes both back. */
  toggle(callId: CallId, question: QuestionRef): void
  /** He asked something else; the same again takes it back. */
  toggleOther(callId: CallId): void
}

export function createPredictions(work: WorkStore): Predictions {
  const store = createStore<PredictionView>(() => ({ open: {} }))
  const predictedOf = (callId: CallId): Predicted | undefined => work.store.getState().drafts[callId]?.work.predicted
  const keep = (callId: CallId, predicted: Predicted): void => {
    if (!samePredicted(predicted, predictedOf(callId))) work.change(callId, { predicted }, true)
  }
  const open = (callId: CallId, key: string | undefined): void => {
    const { [callId]: _before, ...others } = store.getState().open
    store.setState({ open: key === undefined ? others : { ...others, [callId]: key } })
  }
  return {
    store,
    shown: (callId, questions) => keep(callId, withShown(predictedOf(callId), questions)),
    toggle: (callId, question) => {
      const key = questionKey(question)
      const isOpen = store.getState().open[callId] === key
      const asked = isAsked(predictedOf(callId), question)
      if (!asked || isOpen) keep(callId, withAsked(predictedOf(callId), question, !asked))
      open(callId, isOpen ? undefined : key)
    },
    toggleOther: (callId) => {
      const before = predictedOf(callId)
      keep(callId, withOther(before, before?.other !== true))
    },
  }
}
