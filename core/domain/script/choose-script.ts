import type { ClientRole, Segment } from '../client/client.ts'
import type { NodeId } from './node.ts'
import type { Script, ScriptFit } from './script.ts'

/** What speaks for a script. Facts; words are made by the desk. */
export type FitReason =
  | { readonly kind: 'stage'; readonly processId: string; readonly stageId: string; readonly requestNumber: string }
  | { readonly kind: 'process'; readonly processId: string; readonly requestNumber: string }
  | { readonly kind: 'topic'; readonly topicId: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'line'; readonly lineId: string }
  | { readonly kind: 'role'; readonly role: ClientRole['kind'] }
  | { readonly kind: 'segment'; readonly segment: Segment }

/** The situation of a call, as far as the card knows it. */
export interface Situation {
  readonly lineId?: string
  readonly role?: ClientRole['kind']
  readonly segment?: Segment
  /** Open requests of the role, the likeliest first. */
  readonly requests: readonly {
    readonly number: string
    readonly processId?: string
    readonly stageId?: string
    readonly topicId?: string
  }[]
  /** The disposition's topic, once it is chosen. */
  readonly topicId?: string
  /** Stems of the words typed in the notes and of the first request's title. */
  readonly stems: ReadonlySet<string>
}

export interface RankedScript {
  readonly script: Script
  /** Weightiest first; empty: nothing speaks for it but that it is there. */
  readonly reasons: readonly FitReason[]
  /** The step of the client's stage, when the script has one. */
  readonly entry?: NodeId
}

/**
 * What a reason weighs. What stands open weighs more than who he is; a word that was typed in this call more than a line, because
 * people dial the line they find.
 */
const WEIGHT: Readonly<Record<FitReason['kind'], number>> = { stage: 40, process: 24, topic: 30, words: 16, line: 6, role: 3, segment: 2 }

/**
 * Scripts for a situation, the best first; those that exclude it (a line, role or segment that it names and that differs) come
 * last and without reasons. Frames are never chosen. Equal ones stay in the order given.
 */
export function rankScripts(scripts: readonly Script[], situation: Situation, stem: (word: string) => string): readonly RankedScript[] {
  return scripts
    .filter(({ role }) => role === 'body')
    .map((script, order) => ({ order, ranked: fitOf(script, situation, stem) }))
    .map((one) => ({ ...one, weight: one.ranked.reasons.reduce((sum, { kind }) => sum + WEIGHT[kind], 0) }))
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .map(({ ranked }) => ranked)
}

function fitOf(script: Script, situation: Situation, stem: (word: string) => string): RankedScript {
  const { fit } = script
  if (excludes(fit, situation)) return { script, reasons: [] }
  const byRequest = requestReason(script, situation)
  const words = fit.words.filter((word) => situation.stems.has(stem(word)))
  const topics = [situation.topicId, ...situation.requests.map(({ topicId }) => topicId)]
  const topicId = fit.topicIds.find((id) => topics.includes(id))
  const reasons: FitReason[] = [
    ...(byRequest === undefined ? [] : [byRequest.reason]),
    ...(topicId === undefined ? [] : [{ kind: 'topic' as const, topicId }]),
    ...(words.length === 0 ? [] : [{ kind: 'words' as const, words }]),
    ...(situation.lineId !== undefined && fit.lineIds.includes(situation.lineId)
      ? [{ kind: 'line' as const, lineId: situation.lineId }]
      : []),
    ...(situation.role !== undefined && fit.roles.includes(situation.role) ? [{ kind: 'role' as const, role: situation.role }] : []),
    ...(situation.segment !== undefined && fit.segments.includes(situation.segment)
      ? [{ kind: 'segment' as const, segment: situation.segment }]
      : []),
  ]
  return { script, reasons, ...(byRequest?.entry === undefined ? {} : { entry: byRequest.entry }) }
}

/** An empty list says nothing; a list without the situation's own says: not for this one. The topic of the talk may overrule the line. */
function excludes(fit: ScriptFit, { role, segment }: Situation): boolean {
  return (
    (role !== undefined && fit.roles.length > 0 && !fit.roles.includes(role)) ||
    (segment !== undefined && fit.segments.length > 0 && !fit.segments.includes(segment))
  )
}

function requestReason(script: Script, { requests }: Situation): { readonly reason: FitReason; readonly entry?: NodeId } | undefined {
  for (const { number, processId, stageId } of requests) {
    if (processId === undefined) continue
    const entry = script.entries.find((one) => one.processId === processId && one.stageId === stageId)
    if (entry !== undefined)
      return { reason: { kind: 'stage', processId, stageId: entry.stageId, requestNumber: number }, entry: entry.nodeId }
    if (script.fit.processIds.includes(processId)) return { reason: { kind: 'process', processId, requestNumber: number } }
  }
  return undefined
}
