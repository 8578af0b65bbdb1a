import { expect, describe, it, onTestFinished } from 'vitest'
import { directorySourceConformance } from '../../support/directory-source-conformance.ts'
import { FakeLdap } from '../../support/fake-ldap.ts'
import { ldapWorld } from '../../support/ldap-world.ts'
import { SourceFollower } from '../../support/source-follower.ts'
import { aPerson } from '../../support/source-world.ts'

describe('LDAP before a server that pages', () => {
  directorySourceConformance(async () => ldapWorld(await new FakeLdap().start()))
})

describe('LDAP before a server that gives all at once', () => {
  directorySourceConformance(async () => {
    const server = await new FakeLdap().start()
    server.pages = false
    return ldapWorld(server)
  })
})

describe('LDAP between two full listings', () => {
  it('asks for what changed only', async () => {
    const world = ldapWorld(await new FakeLdap().start())
    onTestFinished(() => world.stop())
    await world.put(...Array.from({ length: 30 }, (_, index) => aPerson(index)))
    const [follower, source] = [new SourceFollower(), world.source()]
    await follower.catchUp(source)
    // The second of the server in which all was written is told again until it is certainly over.
    await expect
      .poll(async () => (await follower.catchUp(source)).flatMap(({ upserts }) => upserts).length, { timeout: 8_000, interval: 400 })
      .toBe(0)
    await world.put(aPerson(7, { family: 'Changed' }))
    const pages = await follower.catchUp(source)
    expect(pages.flatMap(({ upserts }) => upserts).map(({ name }) => name.family)).toEqual(['Changed'])
    expect(pages.some(({ fresh }) => fresh)).toBe(false)
  }, 15_000)
})
