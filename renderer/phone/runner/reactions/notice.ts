import type { CallReactions } from '../call-reactions.ts'
import type { PhoneLog } from '../phone-log.ts'

/** What no state shows goes to the log; the desk sees that the hold did not change. */
export function notice(log: PhoneLog): Pick<CallReactions, 'notify'> {
  return { notify: ({ notice: what }) => log('warn', 'The other side refused', { notice: what }) }
}
