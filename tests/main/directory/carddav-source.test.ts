import { describe } from 'vitest'
import { cardDavWorld } from '../../support/card-dav-world.ts'
import { directorySourceConformance } from '../../support/directory-source-conformance.ts'
import { FakeCardDav, type CardDavHabits } from '../../support/fake-card-dav.ts'

const SERVERS: Readonly<Record<string, CardDavHabits>> = {
  'that tells changes': {},
  'that cuts its answers short': { mostPerSync: 3 },
  'that only lists': { syncs: false },
  'that only lists, and says when nothing changed': { syncs: false, ctag: true },
}

for (const [name, habits] of Object.entries(SERVERS))
  describe(`CardDAV before a server ${name}`, () => {
    directorySourceConformance(async () => cardDavWorld(await new FakeCardDav(habits).start()))
  })

describe('CardDAV, the book to be found', () => {
  directorySourceConformance(async () => {
    const server = await new FakeCardDav().start()
    return cardDavWorld(server, `${server.url}/`)
  })
})
