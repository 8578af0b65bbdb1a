import type { Result } from '../../../core/domain/result.ts'

/**
 * Keeps small secrets of one profile: SIP passwords and the data key. Adapters: the keychain of the operating system
 * in Electron, an encrypted file on the loopback host.
 */
export interface Secrets {
  /** The key that protects them does not lie beside them on the disk. */
  readonly encryptsAtRest: boolean
  read(name: SecretName): Promise<string | undefined>
  /** Durable when it resolves. */
  write(name: SecretName, value: string): Promise<void>
}

/**
 * `sip-password-N`: of account N, empty when it has none. `sip-account-N`: whose it is. `provisioned-N`: a hash of what
 * the provision last said. `provision`: the last document that made this seat. `tracker-token`, `tracker-account`,
 * `provisioned-tracker`: the same three of the tracker of line 3. `team-secret`, `team-account`, `provisioned-team`: of the
 * team's hub. `data-key-previous`, `data-key-change`, `data-key-changed`, `digest-key-MODE`, `hub-key`, `wipe`: see `data-key.ts`. `audit-key`,
 * `audit-head-MODE`: see `audit-log.ts`. `source-secret-ID`, `source-account-ID`, `provisioned-source-ID`: of a source of clients.
 */
export type SecretName =
  | 'data-key'
  | 'data-key-previous'
  | 'hub-key'
  | 'wipe'
  | 'data-key-change'
  | 'data-key-changed'
  | `digest-key-${'sandbox' | 'production'}`
  | 'audit-key'
  | `audit-head-${'sandbox' | 'production'}`
  | 'provision'
  | `sip-password-${number}`
  | `sip-account-${number}`
  | `provisioned-${number}`
  | 'tracker-token'
  | 'tracker-account'
  | 'provisioned-tracker'
  | 'team-secret'
  | 'team-account'
  | 'provisioned-team'
  | `source-secret-${string}`
  | `source-account-${string}`
  | `provisioned-source-${string}`

/** Why a profile's secrets cannot be opened. */
export type SecretsFault = 'wrong-passphrase' | 'damaged' | 'keyring-missing' | 'keyring-changed'

export type OpenedSecrets = Result<Secrets, SecretsFault>
