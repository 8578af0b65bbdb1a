import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { EscalationState } from '../../../../core/domain/escalation/escalation.ts'
import type { EpochMs } from '../../../../core/domain/time.ts'

/**
 * What this member can do with an escalation. `take`: accept it, or answer at once; `wait`: it is being offered to somebody
 * else first; `hold`: she has it; `answered`: she gave it back and may correct or close it; `other`: a colleague has it.
 */
export type Holding = 'take' | 'wait' | 'hold' | 'answered' | 'other' | 'closed'

export function holdingOf(state: EscalationState, me: string | undefined, now: EpochMs): Holding {
  switch (state.phase) {
    case 'offered':
      return state.to === undefined || state.to.id === me || now >= state.until ? 'take' : 'wait'
    case 'accepted':
    case 'connected':
    case 'advising':
    case 'line-three':
      return state.by.id === me ? 'hold' : 'other'
    case 'returned':
      return state.by.id === me ? 'answered' : 'closed'
    case 'draft':
    case 'resolved':
    case 'withdrawn':
      return 'closed'
    default:
      return missingCase(state)
  }
}
