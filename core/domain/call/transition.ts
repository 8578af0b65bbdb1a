import { missingCase } from '../exhaustive.ts'
import { whenActive } from './active.ts'
import type { Call } from './call.ts'
import type { CallTransition } from './call-transition.ts'
import type { CallEvent } from './event.ts'
import { unexpected } from './late-events.ts'
import { whenConnecting, whenEnding, whenIncoming, whenOutgoing } from './phases.ts'

/**
 *  invite ─▶ incoming ──answer──▶ connecting ──established──▶ active ──hang up, transferred──▶ ending ──ended──▶ ended
 *               │  │                  │  │                     │  │                              ▲             ▲ ▲ ▲
 *               │  └─decline──────────│──┴─hang up─────────────│──│──────────────────────────────┤             │ │ │
 *               │                     │                        │  └─ended (BYE of the other side)│─────────────┘ │ │
 *               └─missed──────────────┴─failed─────────────────│─────────────────────────────────│───────────────┘ │
 *                                                              │                                 │                 │
 *  dial ──▶ dialing ──progress──▶ alerting ──established──▶ active                               │                 │
 *              │  └───accepted──▶ connecting ◀──accepted──┘ │                                    │                 │
 *              └──────hang up──────────────────hang up──────┴────────────────────────────────────┘                 │
 *              └──────failed───────────────────failed──────────────────────────────────────────────────────────────┘
 *
 *  inside `active`:  hold   none ⇄ local (asked, then confirmed), crossed with none ⇄ remote
 *                    transfer   blind requested, attended consulting ─▶ completing; each may fail, the call stays
 *
 * What a phase does not handle is sorted by `late-events.ts`. `ended` is final.
 */
export function transition(state: Call, event: CallEvent): CallTransition {
  switch (state.phase) {
    case 'incoming':
      return whenIncoming(state, event)
    case 'dialing':
    case 'alerting':
      return whenOutgoing(state, event)
    case 'connecting':
      return whenConnecting(state, event)
    case 'active':
      return whenActive(state, event)
    case 'ending':
      return whenEnding(state, event)
    case 'ended':
      return unexpected(state.phase, event)
    default:
      return missingCase(state)
  }
}
