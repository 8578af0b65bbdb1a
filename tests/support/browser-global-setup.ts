import type { Socket } from 'node:dgram'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { startPbx, type RunningPbx } from '../../main/sandbox/pbx-server.ts'
import { startStun } from './stun-server.ts'
import { COLLEAGUES, lineNumberOf, OPERATORS } from './browser-world.ts'

const domain = 'test.firstline'
const password = 'test-password'

let pbxes: readonly RunningPbx[] = []
let control: Server | undefined
let stuns: readonly Socket[] = []

/** Starts what browser tests talk to: the virtual PBX, the controls that break its network, and a STUN server that never answers. */
export async function setup(project: TestProject): Promise<void> {
  const start = (): Promise<RunningPbx> =>
    startPbx({
      domain,
      accounts: [
        ...OPERATORS.map((user) => ({ user, password, displayName: `Operator ${user}`, kind: 'operator' as const })),
        ...COLLEAGUES.map((user) => ({ user, password, displayName: `Colleague ${user}`, kind: 'colleague' as const })),
        { user: 'trunk', password, displayName: 'Trunk', kind: 'trunk' },
      ],
      lines: OPERATORS.map((user) => ({ id: `line-${user}`, numbers: [lineNumberOf(user)], routeTo: user })),
      log: () => undefined,
    })
  const [running, preferred] = await Promise.all([start(), start()])
  pbxes = [running, preferred]
  control = createServer((request, response) => {
    answer(request.url?.includes('pbx=preferred') === true ? preferred : running, request, response)
  })
  await new Promise<void>((resolve) => control?.listen(0, '127.0.0.1', resolve))
  const [silent, speaking] = await Promise.all([startStun(true), startStun(false)])
  stuns = [silent, speaking]
  project.provide('world', {
    pbxUrl: running.url,
    preferredUrl: preferred.url,
    domain,
    password,
    controlUrl: `http://127.0.0.1:${portOf(control.address())}`,
    silentStun: `stun:127.0.0.1:${silent.address().port}`,
    stun: `stun:127.0.0.1:${speaking.address().port}`,
  })
}

export async function teardown(): Promise<void> {
  control?.closeAllConnections()
  control?.close()
  for (const stun of stuns) stun.close()
  await Promise.all(pbxes.map((pbx) => pbx.close()))
}

function answer(running: RunningPbx, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://control')
  const on = url.searchParams.get('on') === '1'
  const user = url.searchParams.get('user')
  if (url.pathname === '/drop') running.dropConnections(user ?? undefined)
  if (url.pathname === '/silent') running.goSilent(on)
  if (url.pathname === '/refuse') running.refuseConnections(on)
  if (url.pathname === '/swallow')
    running.swallowNext(url.searchParams.get('method') ?? 'REGISTER', Number(url.searchParams.get('count') ?? 1))
  response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end(JSON.stringify(running.stats()))
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP')
  return address.port
}
