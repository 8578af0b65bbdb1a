import type { EpochMs } from '../time.ts'
import { moved } from '../transition-result.ts'
import type { ActiveCall, Call } from './call.ts'
import type { CallEffect } from './effect.ts'
import type { CallEvent } from './event.ts'
import { confirmHold, confirmResume, holdFailed, remoteHold, requestHold, requestResume, resumeFailed } from './holding.ts'
import { unexpected } from './late-events.ts'
import { endedByNetwork, endOurselves, notBefore } from './steps.ts'
import {
  cancelTransfer,
  completeTransfer,
  consultEnded,
  joinThree,
  requestBlindTransfer,
  startConsult,
  threeJoined,
  threeParted,
  transferAccepted,
  transferFailed,
  transferredBy,
} from './transferring.ts'
import type { CallTransition } from './call-transition.ts'

/** The two sides hear each other, or one of them holds. */
export function whenActive(state: ActiveCall, event: CallEvent): CallTransition {
  switch (event.kind) {
    case 'hold-requested':
      return requestHold(state)
    case 'hold-confirmed':
      return confirmHold(state, event.at)
    case 'hold-failed':
      return holdFailed(state, event)
    case 'resume-requested':
      return requestResume(state)
    case 'resume-confirmed':
      return confirmResume(state, event)
    case 'resume-failed':
      return resumeFailed(state, event)
    case 'remote-hold-changed':
      return remoteHold(state, event.at, event.held)
    case 'blind-transfer-requested':
      return requestBlindTransfer(state, event)
    case 'consult-started':
      return startConsult(state, event.target, event.consultCallId)
    case 'complete-requested':
      return completeTransfer(state)
    case 'join-requested':
      return joinThree(state)
    case 'three-joined':
      return threeJoined(state, event)
    case 'three-parted':
      return threeParted(state, event)
    case 'transfer-cancelled':
      return cancelTransfer(state)
    case 'transfer-accepted':
      return transferAccepted(state, event)
    case 'transfer-failed':
      return transferFailed(state, event)
    case 'consult-ended':
      return consultEnded(state, event)
    default:
      return soundOrEnd(state, event)
  }
}

function soundOrEnd(state: ActiveCall, event: CallEvent): CallTransition {
  const callId = state.id
  const bye = { kind: 'sendBye', callId } as const
  switch (event.kind) {
    case 'mute-requested':
      return moved<Call, CallEffect>({ ...state, muted: event.muted }, { kind: 'setMuted', callId, muted: event.muted })
    case 'remote-changed':
      return moved<Call, CallEffect>({ ...state, remote: event.remote })
    case 'media-flowing':
      return moved<Call, CallEffect>({ ...state, media: { state: 'flowing' } })
    case 'media-interrupted':
      return interrupted(state, event.at, event.since)
    case 'hang-up-pressed':
    case 'seat-closing':
      return endOurselves(state, event.at, { kind: 'hung-up', by: 'local' }, bye)
    case 'replaced':
      return endOurselves(state, event.at, { kind: 'replaced' }, bye)
    case 'given-up':
      return endOurselves(state, event.at, { kind: 'interrupted', why: event.why }, bye)
    case 'ended':
      return endedByNetwork(state, event.at, transferredBy(state, event.reason) ?? event.reason)
    case 'failed':
      return endedByNetwork(state, event.at, { kind: 'interrupted', why: 'line-lost' })
    default:
      return unexpected(state.phase, event)
  }
}

/**
 * A new path is sought at once. The seconds are counted from the last sound, for ICE needs some 7 s to notice; in a held
 * call none was expected, so there they are counted from the first word of it. Silence alone is no alarm: a client who
 * is muted, or whose phone sends nothing while nobody speaks (RFC 3389, Opus DTX), is well.
 */
function interrupted(state: ActiveCall, at: EpochMs, lastSoundAt: EpochMs = at): CallTransition {
  if (state.media.state === 'interrupted') return moved<Call, CallEffect>(state)
  const silentSince = state.hold === 'none' ? Math.min(at, notBefore(lastSoundAt, state.answeredAt)) : at
  return moved<Call, CallEffect>(
    { ...state, media: { state: 'interrupted', since: silentSince } },
    { kind: 'restartIce', callId: state.id },
  )
}
