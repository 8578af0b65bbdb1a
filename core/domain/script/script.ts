import type { EpochMs } from '../time.ts'
import type { Segment } from '../client/client.ts'
import type { NodeId, ScriptNode } from './node.ts'
import type { ScriptText } from './text.ts'
import type { Variable } from './variable.ts'

export type ScriptId = string

/** Whom a script is for; an empty list says nothing. */
export interface ScriptFit {
  readonly lineIds: readonly string[]
  readonly roles: readonly ('private' | 'employee' | 'director')[]
  readonly segments: readonly Segment[]
  readonly processIds: readonly string[]
  /** Topics of dispositions and requests. */
  readonly topicIds: readonly string[]
  /** Words in a request's title or in the notes, by their stems. */
  readonly words: readonly string[]
}

/** Where to begin when the client stands at a stage of a process. */
export interface ScriptEntry {
  readonly processId: string
  readonly stageId: string
  readonly nodeId: NodeId
}

/** Something the client may say at any moment; heard without losing the place. */
export interface SideQuestion {
  readonly id: string
  readonly title: ScriptText
  /** What to say to it. */
  readonly text: ScriptText
  readonly articleId?: string
}

/** A script: a graph of steps. The same shape for a draft and for what is published. */
export interface Script {
  readonly id: ScriptId
  readonly title: ScriptText
  /** `frame`: greeting, identity and closing around every other script of the company. */
  readonly role: 'body' | 'frame'
  readonly languages: readonly ('ru' | 'en')[]
  readonly start: NodeId
  /** Of a frame: where its closing begins. */
  readonly closing?: NodeId
  readonly nodes: readonly ScriptNode[]
  readonly variables: readonly Variable[]
  readonly fit: ScriptFit
  readonly entries: readonly ScriptEntry[]
  readonly sides: readonly SideQuestion[]
}

/** draft → review → published. Published ones never change; a running call stays on the one it began with. */
export type VersionState = 'draft' | 'review' | 'published' | 'withdrawn'

/** One version of a script as it is kept. */
export interface ScriptVersion {
  readonly script: Script
  /** 1, 2, 3 …; the published ones of a script are told apart by it. */
  readonly version: number
  readonly state: VersionState
  readonly by: string
  readonly at: EpochMs
  readonly note?: string
}
