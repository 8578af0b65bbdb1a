import type { RpcOutput } from '../../core/contract/bridge.ts'
import { ok } from '../../core/domain/result.ts'
import type { HubFailure } from '../../core/ports/team-hub.ts'

export type TeamWriteOutcome = RpcOutput<'team.say'>

const DONE = { kind: 'done' } as const

/** What a window is told of a write that has no record of its own. */
export function writeOutcomeOf(outcome: { readonly kind: 'written' | 'appended' | 'stored' } | HubFailure): TeamWriteOutcome {
  switch (outcome.kind) {
    case 'written':
    case 'appended':
    case 'stored':
      return DONE
    default:
      return outcome
  }
}

/** This seat does not serve that organisation. */
export const NOT_SERVED = ok({ kind: 'refused', why: 'permissions' } as const)
