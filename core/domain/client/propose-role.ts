import type { Client, ClientRole } from './client.ts'
import type { DialledLine } from './dialled-line.ts'
import type { OpenRequest } from './request.ts'

/** Who the client probably is in this call, and the facts that say so. */
export interface RoleProposal {
  readonly roleId: string
  /** The dialled line is one on which this role calls. */
  readonly byLine: boolean
  /** The time of day speaks for this role and against another one of his; line and request had nothing to say. */
  readonly byHours: boolean
  /** An open request of this role, or of no role in particular; the newest. */
  readonly request?: OpenRequest
  /** For ranking only: line before request. */
  readonly weight: number
}

/** The hours of the client's day: `work` from Monday to Friday by day, `off` at any other time. */
export type DayHours = 'work' | 'off'

/**
 * The line says most (a role that names it more than one whose kind only fits), an open request of the role decides between
 * equals, then the time of day, and then the order of the record.
 */
export function proposeRole(client: Client, line: DialledLine | undefined, hours?: DayHours): RoleProposal {
  const proposals = client.roles.map((role) => ({ ...propose(client, role, line), fits: fitsHours(role, hours) }))
  const best = proposals.reduce<(typeof proposals)[number] | undefined>(
    (leader, next) => (leader && (leader.weight - next.weight || Number(leader.fits) - Number(next.fits)) >= 0 ? leader : next),
    undefined,
  )
  if (best === undefined) return { roleId: '', byLine: false, byHours: false, weight: 0 }
  const { fits, ...proposal } = best
  return { ...proposal, byHours: fits && best.weight === 0 && proposals.some((other) => !other.fits) }
}

function propose(client: Client, role: ClientRole, line: DialledLine | undefined): RoleProposal {
  const fit = lineFit(role, line)
  const own = newest(client.requests.filter((request) => request.roleId === role.id))
  const request = own ?? newest(client.requests.filter((other) => other.roleId === undefined))
  const weight = fit + (own === undefined ? 0 : 1)
  return { roleId: role.id, byLine: fit > 0, byHours: false, weight, ...(request === undefined ? {} : { request }) }
}

function lineFit(role: ClientRole, line: DialledLine | undefined): number {
  if (line === undefined) return 0
  if (role.lineIds.includes(line.id)) return 4
  if (line.kind === 'general') return 0
  return (role.kind === 'private') === (line.kind === 'b2c') ? 2 : 0
}

const fitsHours = (role: ClientRole, hours: DayHours | undefined): boolean =>
  hours !== undefined && (role.kind === 'private') === (hours === 'off')

function newest(requests: readonly OpenRequest[]): OpenRequest | undefined {
  return requests.reduce<OpenRequest | undefined>((latest, next) => (latest && latest.openedAt >= next.openedAt ? latest : next), undefined)
}
