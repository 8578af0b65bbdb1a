import { expect, it } from 'vitest'
import { directorySectionSchema, type DirectorySection } from '../../../core/contract/directory/directory-section.ts'
import { openDirectory } from '../../../main/directory/directory-calls.ts'
import { sourcesOf } from '../../../main/directory/sources-of.ts'
import { sandboxSeat } from '../../../main/sandbox/sandbox-seat.ts'
import { systemClock } from '../../../main/services/clock.ts'
import { admitProvision } from '../../../main/services/provision/admit-provision.ts'
import {
  admitSourceSecrets,
  readSourceSecret,
  withoutSourceSecrets,
  writeSourceSecret,
} from '../../../main/services/provision/directory-secret.ts'
import { recallProvision, rememberProvision } from '../../../main/services/provision/remembered-provision.ts'
import { openFileSecrets } from '../../../main/services/secrets/file-secrets.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function keychain() {
  const opened = await openFileSecrets(await temporaryFolder(), { kind: 'beside' })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

const sectionAt = (over: object = {}): DirectorySection =>
  directorySectionSchema.parse({
    sources: [{ kind: 'carddav', id: 'book', title: 'Book', url: 'https://dav.example/anna/book/', user: 'anna', ...over }],
  })
const bookOf = (section: DirectorySection) => {
  const [book] = withoutSourceSecrets(section).sources
  if (book === undefined) throw new Error('no source')
  return book
}

it('the password of a source goes into the keychain, and is not in what windows get', async () => {
  const secrets = await keychain()
  const section = await admitSourceSecrets(sectionAt({ secret: 'hunter2' }), secrets)
  expect(JSON.stringify(section)).not.toContain('hunter2')
  expect(await readSourceSecret(bookOf(sectionAt()), secrets)).toBe('hunter2')
})

it('it is taken over once: one that was typed later stays, and a new one in the document replaces it', async () => {
  const secrets = await keychain()
  const book = bookOf(sectionAt())
  await admitSourceSecrets(sectionAt({ secret: 'old' }), secrets)
  await writeSourceSecret(book, 'typed', secrets)
  await admitSourceSecrets(sectionAt({ secret: 'old' }), secrets)
  expect(await readSourceSecret(book, secrets)).toBe('typed')
  await admitSourceSecrets(sectionAt({ url: 'https://dav.example/anna/other/' }), secrets)
  expect(await readSourceSecret(book, secrets)).toBe('typed')
  await admitSourceSecrets(sectionAt({ secret: 'new' }), secrets)
  expect(await readSourceSecret(book, secrets)).toBe('new')
})

it.each([{ url: 'https://dav.elsewhere/book/' }, { user: 'vera' }, { url: 'https://dav.example:8443/book/' }])(
  'it is never tried for another account or server: %o',
  async (over) => {
    const secrets = await keychain()
    await admitSourceSecrets(sectionAt({ secret: 'hunter2' }), secrets)
    expect(await readSourceSecret(bookOf(sectionAt(over)), secrets)).toBeUndefined()
    await admitSourceSecrets(sectionAt(over), secrets)
    await admitSourceSecrets(sectionAt(), secrets)
    expect(await readSourceSecret(bookOf(sectionAt()), secrets)).toBeUndefined()
  },
)

it('a remembered document has no passwords, and the seat that windows load neither', async () => {
  const secrets = await keychain()
  const provision = { ...sandboxSeat({ server: 'wss://pbx.example', password: 'sip' }), directory: sectionAt({ secret: 'hunter2' }) }
  const seat = await admitProvision(provision, secrets)
  await rememberProvision(provision, secrets)
  expect(JSON.stringify([seat, await recallProvision(secrets)])).not.toContain('hunter2')
})

it('a password that was typed is kept for a source of this seat only, and no log has it', async () => {
  const secrets = await keychain()
  const seat = await admitProvision(
    { ...sandboxSeat({ server: 'wss://pbx.example', password: 'sip' }), mode: 'production', directory: sectionAt() },
    secrets,
  )
  const lines: unknown[] = []
  const log = { write: (...line: unknown[]) => void lines.push(line), flush: () => Promise.resolve() }
  const sources = sourcesOf(seat, undefined, secrets, systemClock)
  const { calls } = openDirectory({ sources, seat, secrets, log })
  const scope = { signal: new AbortController().signal }
  expect(await calls['secrets.writeSourceSecret']({ source: 'other', secret: 'hunter2' }, scope)).toMatchObject({ ok: false })
  expect(await calls['secrets.writeSourceSecret']({ source: 'book', secret: 'hunter2' }, scope)).toEqual({ ok: true, value: {} })
  expect(await readSourceSecret(bookOf(sectionAt()), secrets)).toBe('hunter2')
  expect(await calls['directory.sources']({}, scope)).toMatchObject({ ok: true, value: [{ id: 'book', kind: 'carddav' }] })
  expect(await calls['directory.pull']({ source: 'none', limit: 1 }, scope)).toMatchObject({ ok: true, value: { kind: 'not-set-up' } })
  expect(JSON.stringify(lines)).not.toContain('hunter2')
})

it('a rehearsal asks no server where people work', async () => {
  const secrets = await keychain()
  const seat = await admitProvision({ ...sandboxSeat({ server: 'ws://127.0.0.1', password: 'sip' }), directory: sectionAt() }, secrets)
  expect(sourcesOf(seat, undefined, secrets, systemClock)).toEqual([])
})
