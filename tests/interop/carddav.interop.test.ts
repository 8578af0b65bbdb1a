import { describe, expect, it, onTestFinished } from 'vitest'
import { aCardDavSource } from '../support/card-dav-world.ts'
import { directorySourceConformance } from '../support/directory-source-conformance.ts'
import { SourceFollower } from '../support/source-follower.ts'
import { aPerson } from '../support/source-world.ts'
import { obtainDirectoryServers } from './lab/directory/packages.ts'
import { startRadicale } from './lab/directory/radicale.ts'

const obtained = await obtainDirectoryServers()
const absent = obtained.kind === 'absent'
if (absent) process.stdout.write(`THE REAL RADICALE WAS NOT TESTED: ${obtained.why}.\n`)
const start = () => startRadicale(obtained.kind === 'root' ? obtained.root : '')

describe.skipIf(absent)(`CardDAV before the real Radicale${absent ? ` (${obtained.why})` : ''}`, () => {
  directorySourceConformance(start)

  it('finds the book by the address of the server alone', async () => {
    const radicale = await start()
    onTestFinished(() => radicale.stop())
    await radicale.put(aPerson(1))
    const follower = new SourceFollower()
    await follower.catchUp(aCardDavSource({ url: radicale.url, user: 'anna', secret: 'lab-password' }))
    expect(follower.names()).toEqual(['Family1'])
  })

  it('reads a book in pages, and then what changed only', async () => {
    const radicale = await start()
    onTestFinished(() => radicale.stop())
    await radicale.put(...Array.from({ length: 60 }, (_, index) => aPerson(index)))
    const follower = new SourceFollower()
    const source = radicale.source()
    await follower.catchUp(source, 25)
    expect(follower.clients.size).toBe(60)
    await radicale.put(aPerson(50, { family: 'Changed' }))
    await radicale.remove('person-7')
    const pages = await follower.catchUp(source)
    expect(pages.map(({ upserts, gone, fresh }) => [upserts.length, gone.length, fresh])).toEqual([[1, 1, false]])
    expect(follower.clients.size).toBe(59)
  })
})
