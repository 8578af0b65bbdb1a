import type { Presence } from '../../../../core/domain/presence/presence.ts'

/** The dot before the state: never the only sign, the word stands beside it. */
export const toneOfPresence = (kind: Presence['kind']): 'ok' | 'warn' | 'danger' | 'rest' => {
  switch (kind) {
    case 'ready':
    case 'on-call':
      return 'ok'
    case 'ringing':
    case 'wrap-up':
      return 'warn'
    case 'not-ready':
      return 'danger'
    case 'break':
    case 'offline':
      return 'rest'
  }
}

/** Choosing now means choosing what comes after the call. */
export const choosesNext = (presence: Presence): presence is Extract<Presence, { kind: 'ringing' | 'on-call' | 'wrap-up' }> =>
  presence.kind === 'ringing' || presence.kind === 'on-call' || presence.kind === 'wrap-up'
