import type { Duty, SeenDuty } from '../../domain/duty/duty.ts'
import { heard, isForgotten, seenDuty, silentFrom, type HeardDuty } from '../../domain/duty/seen-duty.ts'
import type { Result } from '../../domain/result.ts'
import { DUTY_BUCKET } from '../../domain/team/organisation.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Entry, TeamHub } from '../../ports/team-hub.ts'
import { dutyKey } from './duty-key.ts'

export interface WatchDutiesDeps {
  readonly hub: Pick<TeamHub, 'records' | 'now'>
  /** This seat's own clock: silence is told by it. */
  readonly clock: Clock
  readonly parse: (text: string) => Result<Duty, unknown>
}

export interface DutyWatch {
  /** Those on duty, by name; whoever was not heard of for half a day is left out. */
  duties(): readonly SeenDuty[]
  /** Called when `duties` says something else than before, heartbeats apart. Returns the unsubscriber. */
  onChange(listener: (duties: readonly SeenDuty[]) => void): () => void
  /** Whether everything that was there has been heard; before, nobody can be said to be absent. */
  readonly isCaughtUp: boolean
  stop(): void
}

/** Hears the heartbeats of all, and their silence. */
export function watchDuties({ hub, clock, parse }: WatchDutiesDeps): DutyWatch {
  const others = new Map<string, HeardDuty>()
  const listeners = new Set<(duties: readonly SeenDuty[]) => void>()
  let isCaughtUp = false
  let told = ''
  let stopTimer = (): void => undefined
  const stopWatch = hub.records(DUTY_BUCKET).watch({
    entry: hear,
    caughtUp: () => {
      isCaughtUp = true
      tell()
    },
  })

  return {
    duties,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    get isCaughtUp() {
      return isCaughtUp
    },
    stop() {
      stopTimer()
      stopWatch()
    },
  }

  function duties(): readonly SeenDuty[] {
    return shown([...others.values()], clock.now())
  }

  function hear(entry: Entry): void {
    const before = others.get(entry.key)
    if (entry.value === undefined) others.delete(entry.key)
    else {
      const [duty, now] = [readDuty(parse, entry.key, entry.value), clock.now()]
      if (duty === undefined) return
      // Only what lay there before may be old: what comes now is a sign of life of now, whatever the clocks say.
      others.set(entry.key, heard(before, duty, entry.revision, now, isCaughtUp ? 0 : hub.now() - entry.at))
      // A heartbeat alone is no news, and there are many of them.
      if (before !== undefined && lookOf(before.duty) === lookOf(duty) && !seenDuty(before, now).silent) return
    }
    tell()
  }

  /** Tells what is new to see, and looks again when the next one would fall silent. */
  function tell(): void {
    stopTimer()
    if (!isCaughtUp) return
    const now = clock.now()
    const next = Math.min(...[...others.values()].map(silentFrom).filter((at) => at >= now))
    if (next !== Infinity) stopTimer = clock.after(next - now + 1, tell)
    const look = duties().map(lookOf).join()
    if (look === told) return
    told = look
    for (const listener of listeners) listener(duties())
  }
}

/** What cannot be read, or lies under another's key, says nothing. */
function readDuty(parse: WatchDutiesDeps['parse'], key: string, value: string): Duty | undefined {
  const parsed = parse(value)
  return parsed.ok && dutyKey(parsed.value.member.id) === key ? parsed.value : undefined
}

function shown(others: readonly HeardDuty[], now: EpochMs): readonly SeenDuty[] {
  const alive = others.filter((other) => !isForgotten(other, now))
  return alive.map((other) => seenDuty(other, now)).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** What the board shows of one. */
const lookOf = (duty: Duty): string => JSON.stringify({ ...duty, beat: 0 })

const nameOf = ({ member }: SeenDuty): string => `${member.name}\n${member.id}`
