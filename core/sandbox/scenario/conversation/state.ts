/** Why the simulated person ends the call. */
export type PartingWhy = 'gave-up-ringing' | 'hold-too-long' | 'seat-silent' | 'said-goodbye'

/** What is to be said when the operator has finished; null: everything is said, the goodbye is left. */
export type UpNext = string | null

/** A point of a talk that is up. */
export interface Connected {
  readonly upNext: UpNext
  /** The operator is speaking now, as far as the person hears. */
  readonly operatorTalking: boolean
  /** Silences in a row that were remarked on. */
  readonly silences: number
}

export type Conversation =
  | { readonly phase: 'ringing'; readonly how: 'calls' | 'is-called' }
  | (Connected & { readonly phase: 'listening' })
  | (Connected & {
      readonly phase: 'talking'
      readonly lineId: string
      /** a reaction is not said again after a hold */ readonly reaction: boolean
    })
  | (Connected & { readonly phase: 'held' })
  | (Connected & { readonly phase: 'leaving'; readonly lineId: string; readonly why: PartingWhy })
  | { readonly phase: 'ended'; readonly why: PartingWhy | 'other-side' }

export type ConversationTimer = 'patience' | 'silence' | 'listen'

/** What happens to the person on the phone. */
export type ConversationEvent =
  | { readonly kind: 'answered' }
  | { readonly kind: 'operator-started-talking' }
  | { readonly kind: 'operator-stopped-talking' }
  /** The recording of the line being said has played to its end. */
  | { readonly kind: 'line-finished' }
  | { readonly kind: 'held' }
  | { readonly kind: 'resumed' }
  /** Connected to somebody else by a transfer. */
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'timed-out'; readonly timer: ConversationTimer }
  /** The other side hung up, declined, or the line broke. */
  | { readonly kind: 'ended' }

/** What the runner does. Setting a timer replaces the one of that name; speaking replaces what is being said. */
export type ConversationEffect =
  | { readonly kind: 'speak'; readonly lineId: string }
  | { readonly kind: 'stop-speaking' }
  | { readonly kind: 'set-timer'; readonly timer: ConversationTimer; readonly afterMs: number }
  | { readonly kind: 'clear-timer'; readonly timer: ConversationTimer }
  /** CANCEL while ringing, BYE afterwards. */
  | { readonly kind: 'hang-up'; readonly why: PartingWhy }

export interface Step {
  readonly state: Conversation
  readonly effects: readonly ConversationEffect[]
}
