import { useEffect } from 'react'
import type { Registration } from '../../../../core/domain/registration/registration.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, useNotices, usePhone } from '../../state/desk-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { presenceWords } from './words.ts'

/** An outage shorter than this is not worth a banner (ms): the strip shows it. */
const OUTAGE_WORTH_SAYING_MS = 3000

/** Raises and withdraws the notices about the line and about honest Ready. Draws nothing. */
export const LineNotices = () => {
  useOutageNotice()
  useNotReadyNotice()
  return null
}

const useOutageNotice = (): void => {
  const t = useWords(presenceWords)
  const format = useFormat()
  const { phone, clock } = useDesk()
  const raise = useNotices((notices) => notices.raise)
  const withdraw = useNotices((notices) => notices.withdraw)
  const store = useDesk().stores.phone
  const down = usePhone((state) => isDown(state?.registration))
  useEffect(() => {
    if (!down) return
    // Each attempt begins a phase of its own; the outage began with the first.
    const registration = store.getState().state?.registration
    const since = registration !== undefined && 'since' in registration ? registration.since : clock.now()
    const show = (): void =>
      raise({
        id: 'outage',
        tone: 'warn',
        urgency: 3,
        fact: t('outage', { time: format.clock(since) }),
        consequence: t('outageWhat'),
        action: { label: t('checkNow'), run: () => void phone.send({ kind: 'retry-registration' }) },
      })
    const cancel = clock.after(Math.max(0, since + OUTAGE_WORTH_SAYING_MS - clock.now()), show)
    return () => {
      cancel()
      withdraw('outage')
    }
  }, [down, store, t, format, phone, clock, raise, withdraw])
}

/** Whether calls do not come; the first attempt after the start is not an outage yet. */
const isDown = (registration: Registration | undefined): boolean =>
  registration?.phase === 'reconnecting' ||
  registration?.phase === 'failing-over' ||
  (registration?.phase === 'connecting' && registration.attempt > 1)

const useNotReadyNotice = (): void => {
  const t = useWords(presenceWords)
  const raise = useNotices((notices) => notices.raise)
  const withdraw = useNotices((notices) => notices.withdraw)
  const why = usePhone((state) => (state?.presence.kind === 'not-ready' ? state.presence.why : undefined))
  useEffect(() => {
    // Without registration the outage or the refusal says more.
    if (why === undefined || why === 'not-registered') return
    raise({ id: 'not-ready', tone: 'warn', urgency: 2, fact: t('notReadyFact'), consequence: t(`why.${why}`) })
    return () => withdraw('not-ready')
  }, [why, t, raise, withdraw])
}
