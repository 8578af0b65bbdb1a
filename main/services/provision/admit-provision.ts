import { createHash } from 'node:crypto'
import type { Provision, Seat } from '../../../core/contract/seat.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { admitSourceSecrets } from './directory-secret.ts'
import { admitTeamSecret } from './team-secret.ts'
import { admitTrackerToken } from './tracker-token.ts'

/**
 * Moves the passwords of a provision, the secret of its team's hub, the token of its tracker and those of its sources into secrets, and returns
 * the seat without them. A password is taken over once: one that the operator changed later is not overwritten at the next start, unless the document itself has a new one.
 */
export async function admitProvision(provision: Provision, secrets: Secrets): Promise<Seat> {
  const accounts: Seat['accounts'] = []
  for (const [index, { password, ...account }] of provision.accounts.entries()) {
    const address = `${account.user}@${account.domain}`
    await forgetForeign(index, address, secrets)
    if (password !== undefined) await takeOver(index, address, password, secrets)
    accounts.push(account)
  }
  const { tracker, team, directory, ...rest } = provision
  return {
    ...rest,
    accounts,
    ...(team === undefined ? {} : { team: await admitTeamSecret(team, secrets) }),
    ...(tracker === undefined ? {} : { tracker: await admitTrackerToken(tracker, secrets) }),
    ...(directory === undefined ? {} : { directory: await admitSourceSecrets(directory, secrets) }),
  }
}

/** A password is its account's: one of another account or server is not tried on this one. */
async function forgetForeign(index: number, account: string, secrets: Secrets): Promise<void> {
  const owner = await secrets.read(`sip-account-${index}`)
  if (owner === account) return
  if (owner !== undefined) await secrets.write(`sip-password-${index}`, '')
  await secrets.write(`sip-account-${index}`, account)
}

async function takeOver(index: number, account: string, password: string, secrets: Secrets): Promise<void> {
  const mark = createHash('sha256').update(`${account}\0${password}`).digest('hex')
  if ((await secrets.read(`provisioned-${index}`)) === mark) return
  await secrets.write(`sip-password-${index}`, password)
  await secrets.write(`provisioned-${index}`, mark)
}
