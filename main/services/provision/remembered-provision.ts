import type { Provision, Seat } from '../../../core/contract/seat.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { parseProvision } from './read-provision.ts'
import { withoutSourceSecrets } from './directory-secret.ts'
import { withoutSecret } from './team-secret.ts'
import { withoutToken } from './tracker-token.ts'

/**
 * Keeps a seat's document for the starts to come, so that the option is needed once. It lies with the secrets,
 * encrypted as they are: it names people and may hold credentials of TURN servers. Its SIP passwords, the secret of its
 * team and the token of its tracker lie there by themselves already.
 */
export async function rememberProvision(provision: Provision, secrets: Secrets): Promise<void> {
  const { tracker, team, directory, ...rest } = provision
  const accounts = provision.accounts.map(({ password: _password, ...account }) => account)
  const seat: Seat = {
    ...rest,
    accounts,
    ...(team === undefined ? {} : { team: withoutSecret(team) }),
    ...(tracker === undefined ? {} : { tracker: withoutToken(tracker) }),
    ...(directory === undefined ? {} : { directory: withoutSourceSecrets(directory) }),
  }
  const text = JSON.stringify(seat)
  if ((await secrets.read('provision')) !== text) await secrets.write('provision', text)
}

/** The document of an earlier start; undefined when there was none, or plain words when it does not fit this version. */
export async function recallProvision(secrets: Secrets): Promise<Result<Provision | undefined, string>> {
  const text = await secrets.read('provision')
  if (text === undefined) return ok(undefined)
  const parsed = parseProvision(text)
  return parsed.ok
    ? parsed
    : err(`The provision kept in this profile is refused: ${parsed.error.message}. Start once with --provision FILE, or with --sandbox.`)
}
