import type { Call, CallId } from '../../core/domain/call/call.ts'
import { noCalls, reduceCalls, type Calls } from '../../core/domain/call/calls.ts'
import type { CallsEvent } from '../../core/domain/call/calls-event.ts'
import type { CallEffect } from '../../core/domain/call/effect.ts'
import type { EscalationId } from '../../core/domain/escalation/escalation-id.ts'
import type { Presence } from '../../core/domain/presence/presence.ts'
import { callId, CALL_STARTED_AT } from './call-builder.ts'

type Unstamped<E> = E extends unknown ? Omit<E, 'at'> : never

/** Who calls, where a test is about it. */
interface Caller {
  readonly number?: string
  readonly escalationId?: EscalationId
}

/** Plays events on the calls of a seat, one second apart, and remembers what each asked for. */
export class CallsPlay {
  calls: Calls = noCalls
  effects: readonly CallEffect[] = []
  /** Why the last event was rejected; undefined when it moved. */
  refused: string | undefined
  at = CALL_STARTED_AT

  tell(...events: readonly Unstamped<CallsEvent>[]): this {
    for (const event of events) {
      this.at += 1000
      const result = reduceCalls(this.calls, { ...event, at: this.at })
      this.refused = result.kind === 'rejected' ? result.why : undefined
      this.effects = result.kind === 'moved' ? result.effects : []
      if (result.kind === 'moved') this.calls = result.state
    }
    return this
  }

  invite(id: string, presence: Presence['kind'] = 'ready', replaces?: string, caller: Caller = {}): this {
    const { number = `+7912000000${String(id.length)}`, escalationId } = caller
    return this.tell({
      kind: 'invite-received',
      callId: callId(id),
      remote: { number },
      context: { headers: {}, ...(escalationId === undefined ? {} : { escalationId }) },
      presence: aPresence(presence),
      ...(replaces === undefined ? {} : { replaces: callId(replaces) }),
    })
  }

  /** An incoming call that is answered and up. */
  talking(id: string): this {
    return this.invite(id).tell({ kind: 'answer-pressed', callId: callId(id) }, { kind: 'established', callId: callId(id) })
  }

  call(id: string): Call | undefined {
    return this.calls.list.find((call) => call.id === callId(id))
  }

  /** The effects of the last event as `kind id`, without the book-keeping. */
  get done(): readonly string[] {
    const quiet = ['recordCall', 'scheduleTimeout', 'cancelTimeout']
    return this.effects
      .filter(({ kind }) => !quiet.includes(kind))
      .map(({ kind, callId: id }: { kind: string; callId: CallId }) => `${kind} ${id}`)
  }
}

export function aPresence(kind: Presence['kind']): Presence {
  const since = CALL_STARTED_AT
  switch (kind) {
    case 'break':
      return { kind, since, reasonId: 'lunch' }
    case 'not-ready':
      return { kind, since, why: 'no-microphone' }
    case 'wrap-up':
      return { kind, since, until: since + 30_000, callId: 'earlier' }
    default:
      return { kind, since }
  }
}
