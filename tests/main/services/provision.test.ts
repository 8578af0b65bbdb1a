import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admitProvision } from '../../../main/services/provision/admit-provision.ts'
import { parseProvision, readProvision } from '../../../main/services/provision/read-provision.ts'
import { openFileSecrets } from '../../../main/services/secrets/file-secrets.ts'
import { recallProvision, rememberProvision } from '../../../main/services/provision/remembered-provision.ts'
import { rehearsalSecrets } from '../../../main/services/secrets/rehearsal-secrets.ts'
import { provisionSchema } from '../../../core/contract/seat.ts'
import { sandboxSeat } from '../../../main/sandbox/sandbox-seat.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const good = { ...sandboxSeat({ server: 'wss://pbx.example/ws', password: 'p1' }), mode: 'production' }
const [account] = good.accounts
const messageOf = (document: unknown): string => {
  const parsed = parseProvision(JSON.stringify(document))
  return parsed.ok ? 'accepted' : parsed.error.message
}

describe('a provisioning file', () => {
  it('is accepted as an administrator writes it', () => {
    expect(messageOf(good)).toBe('accepted')
    expect(parseProvision(`\uFEFF${JSON.stringify(good)}`).ok).toBe(true)
  })

  it.each([
    [{ ...good, operator: { ...good.operator, nmae: 'x' } }, 'operator.nmae'],
    [
      { ...good, accounts: [{ ...account, servers: ['http://pbx'] }] },
      'accounts[0].servers[0]: an address that begins with ws:// or wss://',
    ],
    [{ ...good, accounts: [{ ...account, expiresSeconds: 5 }] }, 'accounts[0].expiresSeconds'],
    [{ ...good, breakReasons: [] }, 'breakReasons'],
    [{ ...good, version: 2 }, 'version'],
    [{ ...good, dispositions: undefined }, 'dispositions'],
    [[], 'the document'],
    ['text', 'the document'],
  ])('is refused with the path of the wrong field %#', (document, path) => {
    expect(messageOf(document)).toContain(path)
  })

  it('never has its values repeated in a refusal', () => {
    expect(messageOf({ ...good, accounts: [{ ...account, password: 'hunter2'.repeat(50), user: '' }] })).not.toContain('hunter2')
  })

  it('is refused with the place when it is no JSON', () => {
    const parsed = parseProvision('{\n  "version": 1,\n  oops\n}')
    expect(parsed).toMatchObject({ ok: false, error: { kind: 'not-json', message: 'it is not JSON (line 3, column 3).' } })
  })

  it('is refused when it cannot be read', async () => {
    expect(await readProvision('/no/such/file.json')).toMatchObject({ ok: false, error: { kind: 'unreadable' } })
  })

  it('never makes the reader throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => !parseProvision(text).ok))
  })

  it('names itself in the refusal', async () => {
    const path = join(await temporaryFolder(), 'seat.json')
    await writeFile(path, '{}')
    const read = await readProvision(path)
    expect(read.ok ? '' : read.error.message).toContain(path)
  })
})

describe('passwords of a provision', () => {
  it('move into secrets, and a later one of the operator stays', async () => {
    const opened = await openFileSecrets(await temporaryFolder(), { kind: 'beside' })
    if (!opened.ok) throw new Error(opened.error)
    const secrets = opened.value
    const provision = sandboxSeat({ server: 'ws://127.0.0.1', password: 'secret one' })
    const seat = await admitProvision(provision, secrets)
    expect(JSON.stringify(seat)).not.toContain('secret one')
    expect(await secrets.read('sip-password-0')).toBe('secret one')
    await secrets.write('sip-password-0', 'changed by the operator')
    await admitProvision(provision, secrets)
    expect(await secrets.read('sip-password-0')).toBe('changed by the operator')
    await admitProvision(sandboxSeat({ server: 'ws://127.0.0.1', password: 'second' }), secrets)
    expect(await secrets.read('sip-password-0')).toBe('second')
  })
})

describe('a remembered provision', () => {
  const opened = async () => {
    const secrets = await openFileSecrets(await temporaryFolder(), { kind: 'beside' })
    if (!secrets.ok) throw new Error(secrets.error)
    return secrets.value
  }

  it('comes back without its passwords', async () => {
    const secrets = await opened()
    expect(await recallProvision(secrets)).toEqual({ ok: true, value: undefined })
    await rememberProvision(provisionSchema.parse(good), secrets)
    const recalled = await recallProvision(secrets)
    expect(recalled).toMatchObject({ ok: true, value: { mode: 'production', operator: good.operator } })
    expect(JSON.stringify(recalled)).not.toContain('p1')
  })

  it('that this version does not know is refused in plain words', async () => {
    const secrets = await opened()
    await secrets.write('provision', JSON.stringify({ ...good, accounts: [] }))
    const recalled = await recallProvision(secrets)
    expect(recalled.ok ? '' : recalled.error).toMatch(/kept in this profile is refused: accounts.+Start once with --provision FILE/)
  })

  it('does not lend the password of one account to another', async () => {
    const secrets = await opened()
    await admitProvision(provisionSchema.parse(good), secrets)
    const { password: _password, ...moved } = { ...account, domain: 'elsewhere.example' }
    await admitProvision(provisionSchema.parse({ ...good, accounts: [moved] }), secrets)
    expect(await secrets.read('sip-password-0')).toBe('')
  })
})

describe('secrets of a sandbox', () => {
  it('never take the place of the production account’s', async () => {
    const opened = await openFileSecrets(await temporaryFolder(), { kind: 'beside' })
    if (!opened.ok) throw new Error(opened.error)
    await admitProvision(provisionSchema.parse(good), opened.value)
    const rehearsal = rehearsalSecrets(opened.value)
    await admitProvision(sandboxSeat({ server: 'ws://127.0.0.1', password: 'of one start' }), rehearsal)
    expect(await rehearsal.read('sip-password-0')).toBe('of one start')
    expect(await opened.value.read('sip-password-0')).toBe('p1')
    await rehearsal.write('data-key', 'shared')
    expect(await opened.value.read('data-key')).toBe('shared')
  })
})
