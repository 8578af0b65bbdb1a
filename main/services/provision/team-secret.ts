import { createHash } from 'node:crypto'
import type { NatsHubSection, SeatTeam, TeamSection } from '../../../core/contract/team/team-section.ts'
import type { Secrets } from '../secrets/secrets.ts'

type Hub = SeatTeam['hub']
type NatsHub = Omit<NatsHubSection, 'secret'>

/** The section as windows may know it. */
export function withoutSecret(team: TeamSection): SeatTeam {
  return { ...team, hub: hubWithoutSecret(team.hub) }
}

/**
 * Moves the secret of a provisioned hub into secrets and returns the section without it. As with SIP passwords, a secret
 * is taken over once, and one of another account or of other servers is forgotten before it could be tried here. A hub
 * that gets one more server keeps its secret.
 */
export async function admitTeamSecret(team: TeamSection, secrets: Secrets): Promise<SeatTeam> {
  const section = withoutSecret(team)
  if (team.hub.kind !== 'nats' || section.hub.kind !== 'nats') return section
  const { secret } = team.hub
  const kept = await secrets.read('team-account')
  if (kept !== undefined && !isOwner(kept, section.hub)) {
    for (const name of ['team-secret', 'provisioned-team'] as const) await secrets.write(name, '')
  }
  const owner = ownerOf(section.hub)
  if (kept !== owner) await secrets.write('team-account', owner)
  if (secret === undefined) return section
  const mark = createHash('sha256')
    .update(`${accountOf(section.hub)}\0${secret}`)
    .digest('hex')
  if ((await secrets.read('provisioned-team')) !== mark) {
    await secrets.write('team-secret', secret)
    await secrets.write('provisioned-team', mark)
  }
  return section
}

/** The secret kept for this hub; undefined when there is none, or when it is another account's. */
export async function readTeamSecret(hub: NatsHub, secrets: Secrets): Promise<string | undefined> {
  const owner = await secrets.read('team-account')
  if (owner === undefined || !isOwner(owner, hub)) return undefined
  const secret = await secrets.read('team-secret')
  return secret === '' ? undefined : secret
}

function hubWithoutSecret(hub: TeamSection['hub']): Hub {
  if (hub.kind === 'local') return hub
  const { secret: _secret, ...rest } = hub
  return rest
}

const accountOf = ({ auth }: NatsHub): string => `${auth.kind} ${auth.kind === 'password' ? auth.user : ''}`
const ownerOf = (hub: NatsHub): string => [accountOf(hub), ...hub.servers].join('\n')

function isOwner(owner: string, hub: NatsHub): boolean {
  const [account, ...servers] = owner.split('\n')
  return account === accountOf(hub) && servers.some((server) => hub.servers.includes(server))
}
