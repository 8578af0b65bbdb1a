import type { Channel } from '../../domain/interaction/interaction.ts'
import type { Some } from './random.ts'

/** A step of a topic's road; `doing` is the note while a request stands at it. */
export interface TopicStage {
  readonly title: string
  readonly doing: string
}

/** How a contact on the topic went. */
export interface TopicContact {
  readonly title: string
  readonly outcome: string
  readonly note?: string
}

/** Who turns to support with it. */
export type Audience = 'business' | 'private'

/** What clients turn to support with: the source of open requests and of history. */
export interface Topic {
  /** The process it goes through (`resources/processes`), and its stage for each of `stages`. */
  readonly process: { readonly id: string; readonly stageIds: readonly string[] }
  /** Title of the open request. */
  readonly request: string
  readonly stages: Some<TopicStage>
  readonly contacts: Some<TopicContact>
  /** The client's own words. */
  readonly told: string
  readonly promise: string
  readonly owner: string
}

/** Words of one language that do not belong to a topic. */
export interface Phrases {
  readonly statuses: Some<readonly [number, string]>
  readonly availability: Some<string>
  /** Of line 2 of the sandbox's team: managers of some clients. */
  readonly team: Some<{ readonly name: string; readonly memberId: string }>
  readonly months: readonly string[]
  readonly operators: Some<string>
  readonly line2: Some<string>
  readonly repeatCalls: Some<string>
  readonly askedSupervisor: string
  /** With the days since it was due, where the words name them. */
  readonly debt: Some<{ readonly text: string; readonly days?: number }>
  readonly toldBefore: string
  readonly notes: Some<string>
  readonly closed: string
  readonly letter: Some<TopicContact>
  readonly visit: Some<TopicContact>
  readonly channels: Some<readonly [number, Channel]>
}
