import type { PresenceEvent } from '../../core/domain/presence/event.ts'
import type { PresenceEffect } from '../../core/domain/presence/effect.ts'
import { operatorAt, type Operator } from '../../core/domain/presence/operator.ts'
import type { Readiness } from '../../core/domain/presence/readiness.ts'
import { transition } from '../../core/domain/presence/transition.ts'

type Unstamped<E> = E extends unknown ? Omit<E, 'at'> : never

export const allReady: Readiness = { registered: true, microphone: 'ok', speaker: true, media: true }
export const WRAP_UP_MS = 30_000

/** Plays events on an operator's presence, one second apart. */
export class OperatorPlay {
  operator: Operator = operatorAt(0)
  effects: readonly PresenceEffect[] = []
  refused: string | undefined
  at = 0

  tell(...events: readonly Unstamped<PresenceEvent>[]): this {
    for (const event of events) {
      this.at += 1000
      const result = transition(this.operator, { ...event, at: this.at }, { wrapUpMs: WRAP_UP_MS })
      this.refused = result.kind === 'rejected' ? result.why : undefined
      this.effects = result.kind === 'moved' ? result.effects : []
      if (result.kind === 'moved') this.operator = result.state
    }
    return this
  }

  ready(): this {
    return this.tell({ kind: 'signed-in' }, { kind: 'readiness-changed', readiness: allReady })
  }

  talking(callId: string): this {
    return this.tell({ kind: 'call-rang', callId }, { kind: 'call-answered', callId })
  }

  /** An answered call that is over. */
  worked(callId: string): this {
    return this.talking(callId).tell({ kind: 'call-ended', callId, wrapUp: true })
  }

  get presence(): Operator['presence'] {
    return this.operator.presence
  }
}
