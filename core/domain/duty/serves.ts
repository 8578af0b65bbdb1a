import { fnv1a } from '../escalation/escalation-number.ts'
import type { OrganisationId } from '../team/organisation.ts'
import type { Duty } from './duty.ts'

/** What stands for an organisation on the board of all: every firm reads it, and none has to learn the names of the others. */
export const organisationMark = (organisation: OrganisationId): string => fnv1a(organisation).toString(36)

/** Those who see this organisation's packets at all; who does not say whom she serves, serves all. */
export const thatServe = <D extends Pick<Duty, 'serves'>>(duties: readonly D[], organisation: OrganisationId | undefined): readonly D[] => {
  if (organisation === undefined) return duties
  const mark = organisationMark(organisation)
  return duties.filter(({ serves }) => serves === undefined || serves.includes(mark))
}
