import type { SeenDuty } from '../duty/duty.ts'
import type { Client } from './client.ts'

/** What is known of a personal manager now. */
export interface ManagerState {
  /** Seen on the team's board, live. */
  readonly duty?: SeenDuty
  /** What the record says of his day; only where the board says nothing. */
  readonly told?: string
  /** Number of the house he is reached at. */
  readonly extension?: string
}

/** The board of the team knows better than the record, which was written some other time. */
export function managerState(
  { memberId, extension, availability }: NonNullable<Client['manager']>,
  duties: readonly SeenDuty[],
): ManagerState {
  const duty = duties.find(({ member }) => member.id === memberId) ?? duties.find(({ member }) => member.extension === (extension ?? ''))
  const number = extension ?? duty?.member.extension
  return {
    ...(number === undefined ? {} : { extension: number }),
    ...(duty !== undefined ? { duty } : availability === undefined ? {} : { told: availability }),
  }
}
