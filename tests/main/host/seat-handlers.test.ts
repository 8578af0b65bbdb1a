import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fileURLToPath } from 'node:url'
import { openSeat, type OpenSeat } from '../../../main/host/open-seat.ts'
import { openLog } from '../../../main/services/log/log-sink.ts'
import { openFileSecrets } from '../../../main/services/secrets/file-secrets.ts'
import { confSettingsFile } from '../../../main/services/settings/conf-settings-file.ts'
import { SettingsStore } from '../../../main/services/settings/settings.ts'
import { systemClock } from '../../../main/services/clock.ts'
import { sandboxSeat } from '../../../main/sandbox/sandbox-seat.ts'
import { BridgeClient } from '../../../renderer/bridge/bridge-client.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { transportPair } from '../../support/transport-pair.ts'
import { writeFile } from 'node:fs/promises'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))

interface Given {
  readonly profile?: string
  readonly sandboxOnly?: boolean
}

/** One workstation has a profile at a time: the next start in it ends the one before. */
const openIn = new Map<string, OpenSeat>()

async function seatWith(provision?: unknown, given: Given = {}): Promise<{ seat: OpenSeat; client: BridgeClient; quits: () => number }> {
  const profile = given.profile ?? (await temporaryFolder())
  await openIn.get(profile)?.close()
  const file = join(profile, 'seat.json')
  if (provision !== undefined) await writeFile(file, JSON.stringify(provision))
  const secrets = await openFileSecrets(profile, { kind: 'beside' })
  if (!secrets.ok) throw new Error(secrets.error)
  let quits = 0
  const opened = await openSeat({
    profile,
    resources,
    secrets: secrets.value,
    settings: new SettingsStore(confSettingsFile(profile), { write: () => undefined }),
    log: openLog(join(profile, 'logs'), systemClock),
    capabilities: () => ({
      host: 'loopback',
      version: '0',
      platform: 'test',
      encryptsAtRest: false,
      globalHotkeys: false,
      tray: false,
      phoneSurvivesReload: false,
    }),
    quit: () => (quits += 1),
    sandboxOnly: given.sandboxOnly ?? false,
    ...(provision === undefined ? {} : { provision: file }),
  })
  if (!opened.ok) throw new Error(opened.error)
  openIn.set(profile, opened.value)
  onTestFinished(() => opened.value.close())
  const pair = transportPair()
  opened.value.dispatcher.attach(pair.far)
  let id = 0
  const client = new BridgeClient(systemClock, { next: () => String((id += 1)) })
  client.attach(pair.near)
  return { seat: opened.value, client, quits: () => quits }
}

describe('the sandbox seat', () => {
  it('is complete and points at its own PBX', async () => {
    const { client } = await seatWith()
    const seat = await client.call('seat.load', {})
    expect(seat).toMatchObject({ mode: 'sandbox', operator: { id: '1001', name: 'Анна Лебедева' }, storage: 'encrypted' })
    expect(seat.lines.map(({ id, kind }) => `${id}:${kind}`)).toEqual(['b2b:b2b', 'b2c:b2c', 'general:general'])
    const access = await client.call('sandbox.access', {})
    expect(seat.accounts[0]?.servers).toEqual([access.server])
    expect(access).toMatchObject({ domain: seat.accounts[0]?.domain })
    expect(access.colleagues.map(({ user, displayName }) => `${user} ${displayName}`)).toEqual(['2000 Вера Соколова', '2001 Игорь Маслов'])
    const { password } = await client.call('secrets.readSipPassword', { index: 0 })
    expect(password).toMatch(/^[\w-]{24}$/)
    expect(password).not.toBe(access.trunk.password)
  })

  it('rings on request, only with what is there', async () => {
    const { client } = await seatWith()
    const [first] = await client.call('sandbox.scenarios', {})
    const asked: unknown[] = []
    client.on('sandbox.callRequested', (payload) => asked.push(payload))
    await expect(client.call('sandbox.startCall', { scenario: 'none', language: 'ru' })).rejects.toMatchObject({ code: 'invalid-params' })
    if (first === undefined) return
    await client.call('sandbox.startCall', { scenario: first.name, language: first.language })
    expect(asked).toEqual([{ scenario: first.name, language: first.language }])
    expect((await client.call('sandbox.people', {})).length).toBeGreaterThan(0)
    expect(await client.call('sandbox.crowd', {})).toEqual({ clients: 10_000 })
  })

  it('delivers to its own CRM, keeps settings, quits when asked', async () => {
    const { client, quits } = await seatWith()
    const changed: unknown[] = []
    client.on('settings.changed', (settings) => changed.push(settings))
    expect(await client.call('crm.deliver', { jobId: 'j', kind: 'interaction', body: {} })).toEqual({ kind: 'delivered' })
    expect(await client.call('settings.write', { theme: 'dark' })).toMatchObject({ theme: 'dark' })
    expect(changed).toMatchObject([{ theme: 'dark' }])
    const { key } = await client.call('secrets.readDataKey', {})
    expect(await client.call('secrets.readDataKey', {})).toEqual({ key })
    await client.call('log.write', { level: 'info', source: 'test', message: 'Something' })
    await expect(client.call('secrets.writeSipPassword', { index: 1, password: 'x' })).rejects.toMatchObject({ code: 'invalid-params' })
    await client.call('app.quit', {})
    await new Promise(setImmediate)
    expect(quits()).toBe(1)
  })
})

describe('a production seat', () => {
  const provision = { ...sandboxSeat({ server: 'wss://pbx.example/ws', password: 'hunter2' }), mode: 'production' }

  it('has no sandbox and no CRM, and keeps its password apart', async () => {
    const { client, seat } = await seatWith(provision)
    expect(seat.isSandbox).toBe(false)
    for (const name of ['sandbox.access', 'sandbox.people', 'sandbox.crowd', 'sandbox.scenarios'] as const)
      await expect(client.call(name, {})).rejects.toMatchObject({ code: 'not-available' })
    await expect(client.call('sandbox.startCall', { scenario: 'a', language: 'ru' })).rejects.toMatchObject({ code: 'not-available' })
    await expect(client.call('crm.deliver', { jobId: 'j', kind: 'interaction', body: {} })).rejects.toMatchObject({ code: 'not-available' })
    expect(JSON.stringify(await client.call('seat.load', {}))).not.toContain('hunter2')
    expect(await client.call('secrets.readSipPassword', { index: 0 })).toEqual({ password: 'hunter2' })
  })

  it('names a CRM to its windows only when something delivers to it', async () => {
    const crmOf = async (kind: string) => (await (await seatWith({ ...provision, crm: { kind } })).client.call('seat.load', {})).crm
    expect(await crmOf('sandbox')).toEqual({ kind: 'sandbox' })
    expect(await crmOf('unheard-of')).toBeUndefined()
  })

  it('is remembered by its profile, and a rehearsal in between changes nothing', async () => {
    const profile = await temporaryFolder()
    const passwordOf = async ({ client }: { client: BridgeClient }) => (await client.call('secrets.readSipPassword', { index: 0 })).password
    expect((await seatWith(undefined, { profile })).seat.isSandbox).toBe(true)
    expect((await seatWith(provision, { profile })).seat.isSandbox).toBe(false)
    const rehearsal = await seatWith(undefined, { profile, sandboxOnly: true })
    expect(rehearsal.seat.isSandbox).toBe(true)
    expect(await passwordOf(rehearsal)).not.toBe('hunter2')
    const again = await seatWith(undefined, { profile })
    expect(again.seat.isSandbox).toBe(false)
    expect(await passwordOf(again)).toBe('hunter2')
    expect((await again.client.call('seat.load', {})).accounts[0]?.servers).toEqual(['wss://pbx.example/ws'])
  })

  it('asks for the password again when the account is another', async () => {
    const profile = await temporaryFolder()
    await seatWith(provision, { profile })
    const { password: _password, ...moved } = { ...provision.accounts[0], domain: 'elsewhere.example' }
    const { client } = await seatWith({ ...provision, accounts: [moved] }, { profile })
    expect(await client.call('secrets.readSipPassword', { index: 0 })).toEqual({ password: null })
  })

  it('keeps the secret of its team apart, and forgets it for another hub', async () => {
    const profile = await temporaryFolder()
    const hub = { kind: 'nats', servers: ['ws://127.0.0.1:9'], auth: { kind: 'password', user: 'seat' } } as const
    const team = {
      hub: { ...hub, secret: 'hub-hunter2' },
      organisations: ['alfa'],
      rules: { week: Array(7).fill({ from: '09:00', to: '18:00' }) },
    }
    const { client } = await seatWith({ ...provision, team }, { profile })
    expect(JSON.stringify(await client.call('seat.load', {}))).not.toContain('hub-hunter2')
    const described = (await client.call('team.describe', {})).team
    expect(described).toMatchObject({ hub: 'nats', organisations: ['alfa'], rules: { week: Array(7).fill({ from: 540, to: 1080 }) } })
    const again = await seatWith(undefined, { profile })
    expect((await again.client.call('team.describe', {})).team).toEqual(described)
    expect((await again.client.call('team.state', {})).link.kind).not.toBe('connected')
  })

  it('of mode sandbox in a file gets the PBX of this machine', async () => {
    const { client } = await seatWith({ ...provision, mode: 'sandbox' })
    const access = await client.call('sandbox.access', {})
    expect((await client.call('seat.load', {})).accounts[0]?.servers).toEqual([access.server])
    expect(await client.call('secrets.readSipPassword', { index: 0 })).toEqual({ password: 'hunter2' })
  })
})
