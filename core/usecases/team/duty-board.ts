import { ownDuty, type OwnDuty, type OwnDutyDeps } from './own-duty.ts'
import { watchDuties, type DutyWatch, type WatchDutiesDeps } from './watch-duties.ts'

export type DutyBoardDeps = OwnDutyDeps & WatchDutiesDeps

/** Who is on duty on line 2, as this seat hears it, and its own duty as others hear it. */
export type DutyBoard = Omit<DutyWatch, 'stop'> & OwnDuty

export function openDutyBoard(deps: DutyBoardDeps): DutyBoard {
  const watch = watchDuties(deps)
  const own = ownDuty(deps)
  return {
    announce: (state, dutyUntil) => {
      own.announce(state, dutyUntil)
    },
    duties: () => watch.duties(),
    onChange: (listener) => watch.onChange(listener),
    get isCaughtUp() {
      return watch.isCaughtUp
    },
    async close() {
      watch.stop()
      await own.close()
    },
  }
}
