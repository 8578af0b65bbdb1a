import { startDutySeat } from '../support/duty-seat.ts'
import { startTestPbx } from '../support/test-pbx.ts'

const DROPS = 5

/** A production seat whose connection is cut again and again: from each cut to the new registration, in ms. */
export async function dropToRegistered(): Promise<number[]> {
  const pbx = await startTestPbx()
  const seat = await startDutySeat({ server: pbx.url, user: '1001' })
  const times: number[] = []
  try {
    await seat.phone.presence('ready', 30_000)
    while (times.length < DROPS) {
      const cutAt = Date.now()
      pbx.dropConnections('1001')
      const { registration } = await seat.phone.when(
        'registered anew',
        (state) => state.registration.phase === 'registered' && state.registration.since >= cutAt,
        30_000,
      )
      if (registration.phase === 'registered') times.push(registration.since - cutAt)
    }
  } finally {
    await seat.close()
    await pbx.close()
  }
  return times
}
