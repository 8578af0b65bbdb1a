import { randomUUID } from 'node:crypto'
import { SOURCE_LIMITS, type DirectorySource, type SourceLimits } from '../../main/directory/directory-source.ts'
import { ldapSource } from '../../main/directory/ldap/ldap-source.ts'
import { systemClock } from '../../main/services/clock.ts'
import { createPhoneNumbers } from '../../main/services/phone-numbers.ts'
import type { FakeLdap } from './fake-ldap.ts'
import type { SourceWorld } from './source-world.ts'

export interface LdapAccountOfTest {
  readonly url: string
  readonly bindDn: string
  readonly secret: string
  readonly baseDn: string
  readonly filter?: string
  readonly fullEveryMs?: number
}

/** An LDAP source of the tests; an empty secret is none. */
export const anLdapSource = (account: LdapAccountOfTest, limits: Partial<SourceLimits> = {}): DirectorySource =>
  ldapSource({
    source: 'book',
    language: 'ru',
    toE164: createPhoneNumbers('RU').toE164,
    section: {
      kind: 'ldap',
      id: 'book',
      title: 'Directory',
      everySeconds: 300,
      url: account.url,
      bindDn: account.bindDn,
      baseDn: account.baseDn,
      filter: account.filter ?? '(&(objectClass=person)(|(telephoneNumber=*)(mobile=*)(homePhone=*)))',
    },
    readSecret: async () => (account.secret === '' ? undefined : account.secret),
    clock: systemClock,
    limits: { ...SOURCE_LIMITS, ...limits },
    ...(account.fullEveryMs === undefined ? {} : { fullEveryMs: account.fullEveryMs }),
  })

const BASE = 'ou=people,dc=example'
const stampOf = (): string => `${new Date().toISOString().slice(0, 19).replace(/\D/g, '')}Z`

export function ldapWorld(server: FakeLdap): SourceWorld {
  const ids = new Map<string, string>()
  const dnOf = (key: string): string => `cn=${key},${BASE}`
  return {
    source: ({ secret = 'тайна', timeoutMs, anew } = {}) =>
      anLdapSource(
        { url: server.url, bindDn: 'cn=reader', secret, baseDn: BASE, ...(anew === true ? { fullEveryMs: 0 } : {}) },
        timeoutMs === undefined ? {} : { timeoutMs },
      ),
    put: async (...people) => {
      for (const { key, given, family, phone } of people) {
        const id = ids.get(key) ?? randomUUID()
        ids.set(key, id)
        server.put(dnOf(key), {
          objectClass: ['person'],
          cn: [key],
          givenName: [given],
          sn: [family],
          mobile: [phone],
          entryUUID: [id],
          modifyTimestamp: [stampOf()],
        })
      }
    },
    remove: async (key) => server.remove(dnOf(key)),
    putBroken: async (key) =>
      server.put(dnOf(key), { objectClass: ['person'], mobile: ['+79120000000'], entryUUID: [randomUUID()], modifyTimestamp: [stampOf()] }),
    stop: () => server.stop(),
  }
}
