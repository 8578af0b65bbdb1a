import { cardDavSource } from '../../main/directory/carddav/card-dav-source.ts'
import { SOURCE_LIMITS, type DirectorySource, type SourceLimits } from '../../main/directory/directory-source.ts'
import { createPhoneNumbers } from '../../main/services/phone-numbers.ts'
import type { FakeCardDav } from './fake-card-dav.ts'
import type { ListedPerson, SourceWorld } from './source-world.ts'

export interface CardDavAccount {
  readonly url: string
  readonly user: string
  readonly secret: string
}

export const vcardOf = ({ key, given, family, phone }: ListedPerson): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${key}`,
    `N:${family};${given};;;`,
    `FN:${given} ${family}`,
    `TEL;TYPE=CELL:${phone}`,
    'END:VCARD',
    '',
  ].join('\r\n')

/** A CardDAV source of the tests; an empty secret is none. */
export const aCardDavSource = ({ url, user, secret }: CardDavAccount, limits: Partial<SourceLimits> = {}): DirectorySource =>
  cardDavSource({
    source: 'book',
    language: 'ru',
    toE164: createPhoneNumbers('RU').toE164,
    section: { kind: 'carddav', id: 'book', title: 'Book', everySeconds: 300, url, user },
    readSecret: async () => (secret === '' ? undefined : secret),
    limits: { ...SOURCE_LIMITS, ...limits },
  })

export const cardDavWorld = (server: FakeCardDav, url = server.book): SourceWorld => ({
  source: ({ secret = 'тайна', timeoutMs } = {}) =>
    aCardDavSource({ url, user: 'anna', secret }, timeoutMs === undefined ? {} : { timeoutMs }),
  put: async (...people) => people.forEach((person) => server.put(person.key, vcardOf(person))),
  remove: async (key) => server.remove(key),
  putBroken: async (key) => server.put(key, 'BEGIN:VCARD\nFN:no end'.replace('no end', key)),
  stop: () => server.stop(),
})
