import type { SecretName, Secrets } from './secrets.ts'

const ofAccounts = (name: SecretName): boolean => /^(sip-password|sip-account|provisioned|tracker|team|source)-/.test(name)

/**
 * The secrets as a sandbox sees them: what belongs to its SIP accounts, its team, its tracker and its sources is forgotten with the process, because the
 * virtual PBX has new passwords at each start, and must never take the place of the production seat's.
 */
export function rehearsalSecrets(secrets: Secrets): Secrets {
  const kept = new Map<SecretName, string>()
  return {
    encryptsAtRest: secrets.encryptsAtRest,
    read: (name) => (ofAccounts(name) ? Promise.resolve(kept.get(name)) : secrets.read(name)),
    write(name, value) {
      if (!ofAccounts(name)) return secrets.write(name, value)
      kept.set(name, value)
      return Promise.resolve()
    },
  }
}
