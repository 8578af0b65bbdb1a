import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../../../main/services/clock.ts'
import { BridgeClient } from '../../../renderer/bridge/bridge-client.ts'
import { openBridgeSocket, redeem } from '../../support/bridge-socket.ts'
import { anOffer, byMember } from '../../support/escalation-builder.ts'
import { hostProcess, type HostProcess } from '../../support/host-process.ts'
import { aPacket } from '../../support/packet-builder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

async function windowOf(host: HostProcess): Promise<BridgeClient> {
  const { url } = await host.ready()
  const cookie = (await redeem(url)) ?? ''
  const link = await openBridgeSocket(new URL(url), { cookie })
  if (link.kind !== 'open') throw new Error(`Refused: ${String(link.status)}`)
  const { socket } = link
  let id = 0
  const client = new BridgeClient(systemClock, { next: () => String((id += 1)) })
  client.attach({
    send: (text) => socket.send(text),
    onMessage: (listener) => void socket.on('message', (data: Buffer) => listener(data.toString())),
    onClose: (listener) => void socket.on('close', listener),
  })
  return client
}

const start = (profile: string): HostProcess => hostProcess(['--no-browser', '--profile', profile])

it('the sandbox has a team: packets go over the bridge, are taken, and survive a restart without a readable word on the disk', async () => {
  const profile = join(await temporaryFolder(), 'seat')
  const first = start(profile)
  const client = await windowOf(first)
  const { team } = await client.call('team.describe', {})
  if (team === null) throw new Error('No team')
  expect(team).toMatchObject({ hub: 'local', member: { id: '1001', role: 'operator', extension: '1001' }, organisations: ['sandbox'] })
  await until('line 2 is there', async () => (await client.call('team.state', {})).duties.some(({ state }) => state.kind === 'free'))
  await until('the shipped scripts are there', async () => (await client.call('team.scripts', {})).scripts.length >= 8)
  await until('the shipped articles are there', async () => (await client.call('team.articles', {})).articles.length >= 40)
  const accepted: string[] = []
  client.on('team.escalationChanged', ({ changes }) => void accepted.push(...changes.map(({ what }) => what.kind)))
  const packet = aPacket({ organisation: 'sandbox', author: team.member, createdAt: Date.now() })
  const change = { ...anOffer(), at: Date.now(), by: byMember(team.member), what: { kind: 'offered', until: Date.now() + 30_000 } } as const
  expect(await client.call('team.submit', { packet, change })).toMatchObject({ kind: 'done' })
  await until('it was accepted', () => accepted.includes('accepted'))
  expect(await client.call('sandbox.line2', { mode: 'nobody' })).toEqual({ mode: 'nobody' })
  expect(await client.call('sandbox.sitAt', { desk: 'line-2' })).toEqual({ desk: 'line-2' })
  expect((await client.call('team.describe', {})).team?.member.role).toBe('specialist')
  await until('the queue is there', async () => (await client.call('team.state', {})).escalations.length >= 8)
  first.signal('SIGTERM')
  expect(await first.ended).toBe(0)

  const journals = await readdir(join(profile, 'team-sandbox'))
  for (const name of journals) {
    const bytes = await readFile(join(profile, 'team-sandbox', name)).catch(() => Buffer.alloc(0))
    expect(bytes.includes(Buffer.from('Альфа-Строй'))).toBe(false)
  }

  const again = await windowOf(start(profile))
  expect((await again.call('team.describe', {})).team?.member.role).toBe('specialist')
  expect(await again.call('sandbox.line2', {})).toEqual({ mode: 'nobody' })
  const kept = (await again.call('team.state', {})).escalations.find(({ packet: { id } }) => id === packet.id)
  expect(kept?.packet).toEqual(packet)
  expect(kept?.changes.map(({ what }) => what.kind)).toEqual(expect.arrayContaining(['offered', 'accepted']))
}, 60_000)
