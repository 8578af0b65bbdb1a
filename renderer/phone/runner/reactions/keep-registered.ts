import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { RegistrationEffect } from '../../../../core/domain/registration/effect.ts'
import type { Clock } from '../../../../core/ports/clock.ts'
import type { Telephony } from '../../../../core/ports/telephony.ts'
import { Timers } from '../timers.ts'

export interface RegistrationRings {
  readonly retryDue: () => void
  readonly attemptTimedOut: (attempt: number) => void
}

/** Carries the effects of the registration machine out. */
export function keepRegistered(telephony: Telephony, clock: Clock, rings: RegistrationRings): (effect: RegistrationEffect) => void {
  const timers = new Timers(clock)
  // The binding is taken off before the connection is closed, unless it is wanted again meanwhile.
  let leaving: Promise<void> | undefined
  const leave = (): void => {
    const goodbye = telephony.unregister()
    leaving = goodbye
    void goodbye.then(() => {
      if (leaving !== goodbye) return
      leaving = undefined
      telephony.closeSocket()
    })
  }
  return (effect) => {
    switch (effect.kind) {
      case 'openSocket':
        leaving = undefined
        return telephony.openSocket(effect.server)
      case 'closeSocket':
        return leaving === undefined ? telephony.closeSocket() : undefined
      case 'register':
        return telephony.register()
      case 'unregister':
        return leave()
      case 'scheduleAttemptTimeout':
        return timers.set('attempt', effect.at, () => rings.attemptTimedOut(effect.attempt))
      case 'cancelAttemptTimeout':
        return timers.clear('attempt')
      case 'scheduleRetry':
        return timers.set('retry', effect.at, rings.retryDue)
      case 'cancelRetry':
        return timers.clear('retry')
      case 'startProbing':
        return telephony.startProbing()
      case 'stopProbing':
        return telephony.stopProbing()
      case 'probeNow':
        return telephony.probeNow()
      case 'reinviteEstablishedCalls':
        return telephony.reinviteEstablished()
      default:
        return missingCase(effect)
    }
  }
}
