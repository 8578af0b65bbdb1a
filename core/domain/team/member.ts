import type { OrganisationId } from './organisation.ts'

/** Line 1 asks, line 2 answers; a supervisor looks at the figures as well. */
export type TeamRole = 'operator' | 'specialist' | 'supervisor'

/** A person of the team as others see him. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly role: TeamRole
  /** Where he sits, e.g. «Тверь», «дома». */
  readonly site?: string
  /** The firm that employs him, when it is not the company itself. */
  readonly outsourcer?: string
  /** Number his phone is called at, e.g. `2001`. */
  readonly extension?: string
}

/** One seat's place in the team: whose clients it serves. An operator has one organisation, a specialist may have many. */
export interface Membership {
  readonly member: Member
  readonly organisations: readonly OrganisationId[]
}
