import type { EventName, EventPayload } from '../../core/contract/bridge.ts'

export type TeamEventName = Extract<EventName, `team.${string}`>

/** Tells every window of this seat. */
export type TeamEmit = <N extends TeamEventName>(name: N, payload: EventPayload<N>) => void
