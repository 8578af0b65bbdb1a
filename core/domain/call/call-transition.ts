import type { TransitionResult } from '../transition-result.ts'
import type { Call } from './call.ts'
import type { CallEffect } from './effect.ts'

/** Where a call goes from an event, and what is to be done about it. */
export type CallTransition = TransitionResult<Call, CallEffect>
