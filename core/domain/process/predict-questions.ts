import type { Client } from '../client/client.ts'
import type { OpenRequest } from '../client/request.ts'
import type { PastContact } from '../interaction/interaction.ts'
import type { EpochMs } from '../time.ts'
import { questionKey, type QuestionRef } from './predicted.ts'
import type { PredictionCounts } from './prediction-count.ts'
import { stageOf } from './process-of.ts'
import type { Process, ProcessStage, StageQuestion } from './process.ts'
import { sharesWords } from './shares-words.ts'

/** Why a question is expected: a fact. Words are made by the desk. */
export type PredictionReason =
  /** Asked most often of all at this stage. */
  | { readonly kind: 'most-asked' }
  /** Others ask it at this stage. */
  | { readonly kind: 'at-stage' }
  /** Clients at this stage asked it so many times on this seat; ≥ 1. */
  | { readonly kind: 'asked'; readonly times: number }
  /** The client's own words of the last time are about it. */
  | { readonly kind: 'told'; readonly at: EpochMs }
  /** The term of the request has passed. */
  | { readonly kind: 'overdue' }

export interface Prediction extends QuestionRef {
  readonly request: OpenRequest
  readonly process: Process
  readonly stage: ProcessStage
  readonly question: StageQuestion
  /** Ready to be said. */
  readonly answer: string
  /** The weightiest first, at least one. */
  readonly reasons: readonly PredictionReason[]
}

export interface PredictionFacts {
  readonly client: Pick<Client, 'language' | 'told'>
  /** Open requests of the role spoken with, the foremost first. */
  readonly requests: readonly OpenRequest[]
  readonly processes: readonly Process[]
  /** What was learned on this seat. */
  readonly counts: PredictionCounts
  /** Contacts of the role; their words say what he is after. */
  readonly history: readonly PastContact[]
  readonly now: EpochMs
  /** What to say, its facts filled in (`answer-text.ts`); undefined: it cannot be said now, so the question is not foretold. */
  readonly answer: (at: AnswerPlace) => string | undefined
}

/** What an answer is filled in from. */
export interface AnswerPlace {
  readonly request: OpenRequest
  readonly process: Process
  readonly question: StageQuestion
}

/** As many as there are keys. */
export const PREDICTIONS = 3
/** What the author of a process says weighs as much as so many calls: enough to begin with, little beside experience. */
const AUTHOR_CALLS = 8
/** Each further request is so much less likely the reason for the call. */
const NEXT_REQUEST = 0.55
/** The client's own words weigh as much as being asked by half of all. */
const TOLD_BONUS = 0.5
const OVERDUE_FACTOR = 1.5
/** Words older than this are of another matter, ms. */
const WORDS_FOR_MS = 14 * 86_400_000

type Expected = Omit<Prediction, 'answer'>

interface Scored {
  readonly prediction: Expected
  readonly score: number
}

/**
 * The three questions the client will most likely ask, from where his requests stand, what clients at these stages asked before,
 * and what he said himself. The same facts give the same questions; being asked once more never lowers a question.
 */
export function predictQuestions(facts: PredictionFacts): readonly Prediction[] {
  const words = wordsOf(facts)
  const seen = new Set<string>()
  const scored = facts.requests.flatMap((request, place) => {
    const at = stageOf(request, facts.processes, facts.client.language)
    const key = at === undefined ? '' : `${at.process.id}/${at.stage.id}`
    // Two requests at one stage ask one thing: it is answered for the foremost.
    if (at === undefined || seen.has(key)) return []
    seen.add(key)
    return scoredOf({ request, ...at }, NEXT_REQUEST ** place, words, facts)
  })
  const ranked = scored.map((one, place) => ({ ...one, place })).sort((a, b) => b.score - a.score || a.place - b.place)
  return firstAnswered(
    ranked.map(({ prediction }) => prediction),
    facts.answer,
  )
}

function firstAnswered(ranked: readonly Expected[], answerOf: PredictionFacts['answer']): readonly Prediction[] {
  const found: Prediction[] = []
  for (const expected of ranked) {
    if (found.length === PREDICTIONS) break
    const answer = answerOf(expected)
    if (answer !== undefined) found.push({ ...expected, answer })
  }
  return found
}

interface Words {
  readonly text: string
  readonly at: EpochMs
}

/** What he said himself of late: what we were told already, and the words kept with contacts. */
function wordsOf({ client, history, now }: PredictionFacts): readonly Words[] {
  const told = client.told === undefined ? [] : [{ text: client.told.text, at: client.told.at }]
  const kept = history.flatMap(({ words, at }) => (words === undefined ? [] : [{ text: words, at }]))
  return [...told, ...kept].filter(({ at }) => at <= now && now - at < WORDS_FOR_MS).sort((a, b) => b.at - a.at)
}

function scoredOf(
  at: Pick<Prediction, 'request' | 'process' | 'stage'>,
  factor: number,
  words: readonly Words[],
  { counts, now }: PredictionFacts,
): readonly Scored[] {
  const { request, process, stage } = at
  const refOf = ({ id }: StageQuestion): QuestionRef => ({ processId: process.id, stageId: stage.id, questionId: id })
  const timesOf = (question: StageQuestion): number => counts.get(questionKey(refOf(question)))?.asked ?? 0
  const weights = sum(stage.questions.map(({ weight }) => weight))
  const all = sum(stage.questions.map(timesOf))
  const shareOf = (question: StageQuestion): number =>
    ((question.weight / weights) * AUTHOR_CALLS + timesOf(question)) / (AUTHOR_CALLS + all)
  const most = Math.max(...stage.questions.map(shareOf))
  const overdue = request.dueAt !== undefined && request.dueAt < now
  return stage.questions.map((question) => {
    const told = words.find(({ text }) => sharesWords(text, question.question))
    const score = (shareOf(question) + (told === undefined ? 0 : TOLD_BONUS)) * factor * (overdue ? OVERDUE_FACTOR : 1)
    const reasons: PredictionReason[] = []
    if (told !== undefined) reasons.push({ kind: 'told', at: told.at })
    if (timesOf(question) > 0) reasons.push({ kind: 'asked', times: timesOf(question) })
    if (shareOf(question) === most) reasons.push({ kind: 'most-asked' })
    if (overdue) reasons.push({ kind: 'overdue' })
    if (reasons.length === 0) reasons.push({ kind: 'at-stage' })
    return { prediction: { ...at, ...refOf(question), question, reasons }, score }
  })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
