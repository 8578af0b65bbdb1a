import { describe, expect, it, onTestFinished } from 'vitest'
import { directorySourceConformance } from '../support/directory-source-conformance.ts'
import { anLdapSource } from '../support/ldap-world.ts'
import { SourceFollower } from '../support/source-follower.ts'
import { aPerson } from '../support/source-world.ts'
import { obtainDirectoryServers } from './lab/directory/packages.ts'
import { startSlapd } from './lab/directory/slapd.ts'

const obtained = await obtainDirectoryServers()
const absent = obtained.kind === 'absent'
if (absent) process.stdout.write(`THE REAL SLAPD WAS NOT TESTED: ${obtained.why}.\n`)
const start = () => startSlapd(obtained.kind === 'root' ? obtained.root : '')

describe.skipIf(absent)(`LDAP before the real slapd${absent ? ` (${obtained.why})` : ''}`, () => {
  directorySourceConformance(start)

  it('reads two thousand entries in pages, beyond what the server gives at once', async () => {
    const slapd = await start()
    onTestFinished(() => slapd.stop())
    await slapd.put(...Array.from({ length: 2_000 }, (_, index) => aPerson(index)))
    const follower = new SourceFollower()
    const pages = await follower.catchUp(slapd.source(), 200)
    expect(follower.clients.size).toBe(2_000)
    expect(pages.length).toBe(10)
  })

  it('says in words that a place or a filter is wrong', async () => {
    const slapd = await start()
    onTestFinished(() => slapd.stop())
    const account = { url: slapd.url, bindDn: 'cn=reader,dc=firstline,dc=test', secret: 'lab-password' }
    const pull = (over: object) =>
      anLdapSource({ ...account, baseDn: 'dc=firstline,dc=test', ...over }).pull(undefined, 10, new AbortController().signal)
    expect(await pull({ baseDn: 'ou=nowhere,dc=firstline,dc=test' })).toMatchObject({
      kind: 'not-set-up',
      cause: 'no-place',
    })
    expect(await pull({ filter: '(&(broken' })).toMatchObject({ kind: 'not-set-up' })
  })
})
