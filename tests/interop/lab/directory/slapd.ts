import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Attribute, Change, Client } from 'ldapts'
import { anLdapSource } from '../../../support/ldap-world.ts'
import type { SourceWorld } from '../../../support/source-world.ts'
import { until } from '../../../support/until.ts'
import { freePort } from '../ports.ts'

const BASE = 'dc=firstline,dc=test'
const ADMIN = `cn=admin,${BASE}`
const READER = `cn=reader,${BASE}`
const PASSWORD = 'lab-password'

/** An OpenLDAP server on loopback with an empty directory of its own and an account that may read it. */
export async function startSlapd(root: string): Promise<SourceWorld & { readonly url: string }> {
  const home = await mkdtemp(join(tmpdir(), 'firstline-slapd-'))
  const port = await freePort()
  const url = `ldap://127.0.0.1:${String(port)}`
  await mkdir(join(home, 'db'))
  await writeFile(join(home, 'slapd.conf'), configOf(root, home))
  const server = spawn(join(root, 'usr/sbin/slapd'), ['-f', join(home, 'slapd.conf'), '-h', url, '-d', '0'], {
    stdio: 'ignore',
    env: { ...process.env, LD_LIBRARY_PATH: LIBRARIES.map((path) => join(root, path)).join(':') },
  })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const admin = new Client({ url, timeout: 5_000, connectTimeout: 5_000, strictDN: false })
  const stop = async (): Promise<void> => {
    await admin.unbind().catch(() => undefined)
    server.kill('SIGKILL')
    await gone
    await rm(home, { recursive: true, force: true })
  }
  try {
    await until(
      'slapd answers',
      () =>
        admin.bind(ADMIN, PASSWORD).then(
          () => true,
          () => false,
        ),
      30_000,
    )
    await admin.add(BASE, { objectClass: ['dcObject', 'organization'], dc: 'firstline', o: 'Firstline' })
    await admin.add(`ou=people,${BASE}`, { objectClass: 'organizationalUnit', ou: 'people' })
    await admin.add(READER, { objectClass: ['simpleSecurityObject', 'organizationalRole'], cn: 'reader', userPassword: PASSWORD })
  } catch (error) {
    await stop()
    throw error
  }
  return { url, ...worldOf(url, admin), stop }
}

const LIBRARIES = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'lib/x86_64-linux-gnu', 'lib/aarch64-linux-gnu']

function worldOf(url: string, admin: Client): Pick<SourceWorld, 'source' | 'put' | 'remove'> {
  const there = new Set<string>()
  const dnOf = (key: string): string => `cn=${key},ou=people,${BASE}`
  return {
    source: ({ secret = PASSWORD, timeoutMs, anew } = {}) =>
      anLdapSource(
        { url, bindDn: READER, secret, baseDn: `ou=people,${BASE}`, ...(anew === true ? { fullEveryMs: 0 } : {}) },
        timeoutMs === undefined ? {} : { timeoutMs },
      ),
    put: async (...people) => {
      for (const { key, given, family, phone } of people) {
        const values = { givenName: given, sn: family, mobile: phone }
        if (there.has(key)) {
          const changes = Object.entries(values).map(
            ([type, value]) => new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) }),
          )
          await admin.modify(dnOf(key), changes)
        } else await admin.add(dnOf(key), { objectClass: 'inetOrgPerson', cn: key, ...values })
        there.add(key)
      }
    },
    remove: async (key) => {
      await admin.del(dnOf(key))
      there.delete(key)
    },
  }
}

const configOf = (root: string, home: string): string => `
include ${root}/etc/ldap/schema/core.schema
include ${root}/etc/ldap/schema/cosine.schema
include ${root}/etc/ldap/schema/inetorgperson.schema
pidfile ${home}/slapd.pid
modulepath ${root}/usr/lib/ldap
moduleload back_mdb
database mdb
maxsize 104857600
suffix "${BASE}"
rootdn "${ADMIN}"
rootpw ${PASSWORD}
directory ${home}/db
index objectClass,entryUUID eq
index modifyTimestamp eq
limits dn.exact="${READER}" size=1000 size.prtotal=unlimited
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER}" read by * none
`
