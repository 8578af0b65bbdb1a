import type { StepAnswer } from '../../../../core/domain/script/run-event.ts'
import type { RunRefusal } from '../../../../core/domain/script/run-refusal.ts'
import type { ScriptRun } from '../../../../core/domain/script/run.ts'
import type { Walk } from '../../../../core/domain/script/walk.ts'

/** What every piece of a step gets: the run and what to do with an answer. Nothing of calls. */
export interface StepProps {
  readonly walk: Walk
  readonly run: ScriptRun
  /** Language of the words that are said to the client. */
  readonly spoken: 'ru' | 'en'
  /** Enter and Backspace are this step's. */
  readonly keys: boolean
  /** The digits are; as `keys` when absent. */
  readonly digits?: boolean
  /** Why the last answer was not taken. */
  readonly refusal?: RunRefusal | undefined
  readonly onAnswer: (answer: StepAnswer) => void
  readonly onBack: () => void
  /** Passes the step over; absent: it cannot be. */
  readonly onSkip?: (() => void) | undefined
  /** Puts the script on pause, or goes on with it; absent: it cannot be. */
  readonly onPause?: (() => void) | undefined
  /** What pressing the button of an action will do, beside the words of the script. */
  readonly actionNote?: string | undefined
}

/** The same for the piece of one kind of node. */
export type PieceProps<N> = StepProps & { readonly node: N }
