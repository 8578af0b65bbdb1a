import type { IdentityReason } from '../client/identification.ts'
import type { Verification } from './packet.ts'

type By = Extract<Verification, { kind: 'recognised' }>['by'][number]

/** The reasons that a packet names. What only leans one way says nothing to line 2; the others are named by their kind. */
const BY: Readonly<Record<IdentityReason['kind'], By | undefined>> = {
  phone: 'phone',
  line: 'line',
  'open-request': 'open-request',
  'pbx-client-id': 'pbx-client-id',
  email: 'pbx-client-id',
  login: 'pbx-client-id',
  confirmed: 'chosen-by-operator',
  'chosen-by-operator': 'chosen-by-operator',
  'display-name': undefined,
  'recent-contact': undefined,
  unanswered: undefined,
  'usual-time': undefined,
  hours: undefined,
}

/** Each once, in the order of the reasons. */
export const recognisedBy = (reasons: readonly IdentityReason[]): readonly By[] => [
  ...new Set(reasons.map(({ kind }) => BY[kind]).filter((by) => by !== undefined)),
]
