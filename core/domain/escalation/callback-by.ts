import type { EpochMs } from '../time.ts'
import type { EscalationRules } from './rules.ts'
import { addWorkingMinutes, isWorking } from './working-hours.ts'

const STEP_MS = 5 * 60_000

/**
 * By when the client can be promised a call, said at `from` (hub time): the rules' minutes of working time later, rounded up to
 * five minutes, which is how people say it. Rounding never leaves the working hours.
 */
export function callbackBy(rules: Pick<EscalationRules, 'callbackMinutes' | 'timeZone' | 'week'>, from: EpochMs): EpochMs {
  const exact = addWorkingMinutes(from, rules.callbackMinutes, rules)
  const rounded = Math.ceil(exact / STEP_MS) * STEP_MS
  return rounded === exact || isWorking(rounded - 1, rules) ? rounded : exact
}
