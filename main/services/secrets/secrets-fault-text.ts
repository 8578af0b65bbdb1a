import type { SecretsFault } from './secrets.ts'

const TEXTS: Readonly<Record<SecretsFault, string>> = {
  'wrong-passphrase': 'The passphrase or key file does not open the secrets of this profile.',
  'keyring-changed':
    'The keychain of this system does not open the secrets of this profile: they were written under another account or machine.',
  'keyring-missing':
    'The secrets of this profile are kept with the keychain of this system, and the keychain does not answer. Unlock it and start again.',
  damaged: 'The secrets of this profile are damaged: secrets.json is not what this program wrote. Move it away to begin anew.',
}

/** Why the secrets do not open, in one line for the person who started the workstation. */
export const secretsFaultText = (fault: SecretsFault): string => TEXTS[fault]
