import { HEARTBEAT_MS, type Duty, type DutyState } from '../../domain/duty/duty.ts'
import { organisationMark } from '../../domain/duty/serves.ts'
import type { Member } from '../../domain/team/member.ts'
import { DUTY_BUCKET, type OrganisationId } from '../../domain/team/organisation.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { Clock } from '../../ports/clock.ts'
import type { TeamHub } from '../../ports/team-hub.ts'
import { dutyKey } from './duty-key.ts'

export interface OwnDutyDeps {
  readonly hub: Pick<TeamHub, 'records' | 'now'>
  readonly clock: Clock
  readonly member: Member
  /** Whose packets this seat sees; absent: everybody's. */
  readonly organisations?: readonly OrganisationId[]
  /** 0…1; spreads the heartbeats of seats that started together. */
  readonly random: () => number
}

export interface OwnDuty {
  /** Told at once and with every heartbeat. `undefined`: not on duty any more. */
  announce(state: DutyState | undefined, dutyUntil?: EpochMs): void
  /** Off the board; resolves when the hub knows it, or cannot be told (then the others hear the silence). */
  close(): Promise<void>
}

interface Announced {
  readonly state: DutyState
  /** By the own clock: the difference to the hub's may be known only later. */
  readonly since: EpochMs
  readonly dutyUntil?: EpochMs
}

/** How soon what could not be told is told again, ms. */
const RETRY_MS = 2_000

/** This member's own duty as others hear it. One write after another, each with what holds then: an older state never follows a newer one. */
export function ownDuty({ hub, clock, member, organisations, random }: OwnDutyDeps): OwnDuty {
  const records = hub.records(DUTY_BUCKET)
  const key = dutyKey(member.id)
  const serves = organisations === undefined ? {} : { serves: organisations.map(organisationMark) }
  let duty: Announced | undefined
  let beat = 0
  let [isOnBoard, isClosed] = [false, false]
  let stopTimer = (): void => undefined
  let writing: Promise<void> = Promise.resolve()

  function sync(): void {
    writing = writing.then(write)
  }

  async function write(): Promise<void> {
    const isTold = duty === undefined ? await takeOff() : await put(duty)
    stopTimer()
    if (isClosed || (isTold && duty === undefined)) return
    stopTimer = clock.after((isTold ? HEARTBEAT_MS : RETRY_MS) * (0.9 + 0.2 * random()), sync)
  }

  async function put({ since, ...announced }: Announced): Promise<boolean> {
    beat += 1
    isOnBoard = true
    const value: Duty = { member, ...serves, ...announced, since: since + hub.now() - clock.now(), beat }
    return (await records.put(key, JSON.stringify(value))).kind === 'written'
  }

  async function takeOff(): Promise<boolean> {
    if (isOnBoard && (await records.remove(key)).kind !== 'written') return false
    isOnBoard = false
    return true
  }

  return {
    announce(state, dutyUntil) {
      if (isClosed || (state === undefined && duty === undefined)) return
      const since = state !== undefined && duty !== undefined && isSame(duty.state, state) ? duty.since : clock.now()
      duty = state === undefined ? undefined : { state, since, ...(dutyUntil === undefined ? {} : { dutyUntil }) }
      sync()
    },
    async close() {
      isClosed = true
      duty = undefined
      stopTimer()
      sync()
      await writing
    },
  }
}

const isSame = (one: DutyState, other: DutyState): boolean =>
  one.kind === 'busy' && other.kind === 'busy' ? one.with === other.with : one.kind === other.kind
