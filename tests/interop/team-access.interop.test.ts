import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createUser } from '@nats-io/nkeys'
import { connect } from '@nats-io/transport-node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { HubLink, TeamHub } from '../../core/ports/team-hub.ts'
import { accountsConf, HUB_ACCOUNT, type Firm } from '../../scripts/team/accounts.ts'
import { setUpHub } from '../../scripts/team/set-up-hub.ts'
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '../support/loopback-certificate.ts'
import { until } from '../support/until.ts'
import { freePorts } from './lab/nats/free-ports.ts'
import { jwtHub } from './lab/nats/jwt-hub.ts'
import { connectedSeat, openSeat, type SeatOptions } from './lab/nats/seat.ts'
import { openNatsLab, startOneServer, type NatsLab, type NatsServer } from './lab/nats/server.ts'

const FIRMS: readonly Firm[] = [
  { account: 'COMPANY', organisations: ['alpha', 'beta'], line2: true },
  { account: 'TVER_CALL', organisations: ['alpha'], line2: false },
]
const ORGANISATIONS = ['alpha', 'beta']
const seed = (key: { getSeed(): Uint8Array }): string => new TextDecoder().decode(key.getSeed())

let lab: NatsLab
const open: TeamHub[] = []
beforeAll(async () => {
  lab = await openNatsLab()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((hub) => hub.close()))
})
afterAll(() => lab.stop())

const seat = (options: SeatOptions): TeamHub => {
  const hub = openSeat(options)
  open.push(hub)
  return hub
}
const refusal = async (hub: TeamHub): Promise<HubLink> => {
  await until('the hub refuses', () => hub.link.kind === 'refused')
  return hub.link
}
const worksAt = async (options: SeatOptions): Promise<void> => {
  const hub = await connectedSeat(options)
  open.push(hub)
  expect(await hub.records('duty').put('a', '1')).toMatchObject({ kind: 'written' })
}

describe('a server with TLS, NKeys and passwords', () => {
  const nkey = createUser()
  let server: NatsServer
  let tls: string
  let wss: string

  beforeAll(async () => {
    const [cert, key] = [join(lab.dir, 'cert.pem'), join(lab.dir, 'key.pem')]
    await writeFile(cert, LOOPBACK_CERTIFICATE)
    await writeFile(key, LOOPBACK_KEY)
    const [socket = 0] = await freePorts(1)
    server = await startOneServer(
      lab,
      `tls: { cert_file: "${cert}", key_file: "${key}" }
websocket: { listen: "127.0.0.1:${String(socket)}", tls: { cert_file: "${cert}", key_file: "${key}" } }
authorization: { users: [ { user: vera, password: "right" }, { nkey: ${nkey.getPublicKey()} } ] }`,
    )
    tls = `tls://127.0.0.1:${String(server.port)}`
    wss = `wss://127.0.0.1:${String(socket)}`
    const admin = await connect({
      servers: `127.0.0.1:${String(server.port)}`,
      user: 'vera',
      pass: 'right',
      tls: { rejectUnauthorized: false },
    })
    await setUpHub(admin, { organisations: ['alpha'], replicas: 1, share: 0.01 })
    await admin.close()
  })
  afterAll(() => server.kill())

  const password = { kind: 'password', user: 'vera' } as const
  const trusted = { certificateAuthority: LOOPBACK_CERTIFICATE }

  test('lets in who has the password, over TCP and over WebSocket', async () => {
    await worksAt({ servers: [tls], auth: password, secret: 'right', ...trusted })
    await worksAt({ servers: [wss], auth: password, secret: 'right', ...trusted })
  })

  test('lets in who has the NKey', async () => {
    await worksAt({ servers: [tls], auth: { kind: 'nkey' }, secret: `${seed(nkey)}\n`, ...trusted })
    await worksAt({ servers: [wss], auth: { kind: 'nkey' }, secret: seed(nkey), ...trusted })
  })

  test.for([
    ['another password', password, 'wrong'],
    ['no password', password, undefined],
    ['nobody’s name', { kind: 'none' } as const, undefined],
    ['another NKey', { kind: 'nkey' } as const, seed(createUser())],
    ['a seed that is none', { kind: 'nkey' } as const, 'SUNONSENSE'],
    ['credentials that are none', { kind: 'credentials' } as const, 'hello'],
  ] as const)('refuses %s', async ([, auth, secret]) => {
    for (const servers of [[tls], [wss]]) {
      const hub = seat({ servers, auth, ...(secret === undefined ? {} : { secret }), ...trusted })
      expect(await refusal(hub)).toEqual({ kind: 'refused', why: 'credentials' })
      expect(await hub.records('duty').put('a', '1')).toEqual({ kind: 'unreachable' })
    }
  })

  test('is refused when nobody vouches for its certificate, or it is for another host', async () => {
    expect(await refusal(seat({ servers: [tls], auth: password, secret: 'right' }))).toEqual({ kind: 'refused', why: 'certificate' })
    expect(await refusal(seat({ servers: [wss], auth: password, secret: 'right' }))).toEqual({ kind: 'refused', why: 'certificate' })
    const byName = tls.replace('127.0.0.1', 'localhost')
    expect(await refusal(seat({ servers: [byName], auth: password, secret: 'right', ...trusted }))).toMatchObject({ why: 'certificate' })
  })

  test('gets no secret in the clear', async () => {
    expect(await refusal(seat({ servers: ['nats://192.0.2.1:4222'], auth: password, secret: 'right' }))).toMatchObject({
      why: 'certificate',
    })
  })

  test('that never was set up says so', async () => {
    const bare = await startOneServer(lab)
    expect(await refusal(seat({ servers: [bare.url] }))).toEqual({ kind: 'refused', why: 'not-set-up' })
    await bare.kill()
  })
})

/** The same fences from a configuration file and from JWTs. */
describe.each(['a configuration file', 'JWTs and credentials files'] as const)('accounts of %s', (kind) => {
  let server: NatsServer
  let company: SeatOptions
  let outsourcer: SeatOptions
  let jwt: ReturnType<typeof jwtHub> | undefined

  beforeAll(async () => {
    if (kind === 'a configuration file') {
      server = await startOneServer(
        lab,
        accountsConf(FIRMS, (account) => [`{ user: ${account}, password: "p-${account}" }`]),
      )
      const login = (account: string): SeatOptions => ({
        servers: [server.url],
        auth: { kind: 'password', user: account },
        secret: `p-${account}`,
      })
      ;[company, outsourcer] = [login('COMPANY'), login('TVER_CALL')]
      const admin = await connect({ servers: server.url, user: HUB_ACCOUNT, pass: `p-${HUB_ACCOUNT}` })
      await setUpHub(admin, { organisations: ORGANISATIONS, replicas: 1, share: 0.01 })
      await admin.close()
      return
    }
    const minted = jwtHub(FIRMS)
    jwt = minted
    server = await startOneServer(lab, minted.conf)
    const login = (account: string): SeatOptions => ({
      servers: [server.url],
      auth: { kind: 'credentials' },
      secret: minted.credentials(account),
    })
    ;[company, outsourcer] = [login('COMPANY'), login('TVER_CALL')]
    const { credsAuthenticator } = await import('@nats-io/nats-core')
    const admin = await connect({
      servers: server.url,
      authenticator: credsAuthenticator(new TextEncoder().encode(minted.credentials(HUB_ACCOUNT))),
    })
    await setUpHub(admin, { organisations: ORGANISATIONS, replicas: 1, share: 0.01 })
    await admin.close()
  })
  afterAll(() => server.kill())

  const connected = async (options: SeatOptions): Promise<TeamHub> => {
    const hub = await connectedSeat(options)
    open.push(hub)
    return hub
  }

  test('let a firm work where it belongs', async () => {
    const [line1, line2] = [await connected(outsourcer), await connected(company)]
    const seen: string[] = []
    line2.records('escalations_alpha').watch({ entry: ({ key, value }) => seen.push(`${key}=${value ?? ''}`) })
    expect(await line1.records('escalations_alpha').create(`${kind}-1`, 'packet')).toMatchObject({ kind: 'written' })
    await until('line 2 sees the packet', () => seen.includes(`${kind}-1=packet`))
    const said: string[] = []
    line1.log('chat_alpha').follow(0, { entry: ({ value }) => said.push(value) })
    expect(await line2.log('chat_alpha').append('m1', 'Вижу')).toMatchObject({ kind: 'appended' })
    await until('line 1 reads the answer', () => said.includes('Вижу'))
    expect(await line1.files('attachments_alpha').store('f', new Uint8Array([1, 2, 3]))).toEqual({ kind: 'stored' })
    expect(await line2.files('attachments_alpha').fetch('f')).toEqual({ kind: 'content', bytes: new Uint8Array([1, 2, 3]) })
    expect(Math.abs(line1.now() - Date.now())).toBeLessThan(1_000)
  })

  test('let an outsourcer read the duty and the articles, not write them', async () => {
    const [line1, line2] = [await connected(outsourcer), await connected(company)]
    const duty: string[] = []
    line1.records('duty').watch({ entry: ({ value }) => duty.push(value ?? '') })
    expect(await line2.records('duty').put('vera', 'free')).toMatchObject({ kind: 'written' })
    await until('line 1 knows that she is free', () => duty.includes('free'))
    expect(await line1.records('duty').put('vera', 'away')).toEqual({ kind: 'refused', why: 'permissions' })
    expect(await line2.records('articles_alpha').put('a', 'text')).toMatchObject({ kind: 'written' })
    expect(await line1.records('articles_alpha').get('a')).toMatchObject({ kind: 'entry', entry: { value: 'text' } })
    expect(await line1.records('articles_alpha').put('a', 'forged')).toEqual({ kind: 'refused', why: 'permissions' })
  })

  test('show an outsourcer nothing of another organisation', async () => {
    const [line1, line2] = [await connected(outsourcer), await connected(company)]
    expect(await line2.records('escalations_beta').put('secret', 'of beta')).toMatchObject({ kind: 'written' })
    const refused = { kind: 'refused', why: 'permissions' }
    const foreign = line1.records('escalations_beta')
    const heard: string[] = []
    foreign.watch({ entry: ({ key }) => heard.push(key), caughtUp: () => heard.push('caught up') })
    line1.log('chat_beta').follow(0, { entry: ({ id }) => heard.push(id), caughtUp: () => heard.push('caught up') })
    expect(await foreign.get('secret')).toEqual(refused)
    expect(await foreign.create('x', '1')).toEqual(refused)
    expect(await foreign.put('secret', '1')).toEqual(refused)
    expect(await foreign.update('secret', '1', 1)).toEqual(refused)
    expect(await foreign.remove('secret')).toEqual(refused)
    expect(await line1.log('chat_beta').append('x', '1')).toEqual(refused)
    expect(await line1.files('attachments_beta').store('x', new Uint8Array(1))).toEqual(refused)
    expect(await line1.files('attachments_beta').fetch('x')).toEqual(refused)
    // What happens there meanwhile reaches him no more than what was there.
    expect(await line2.records('escalations_beta').put('secret', 'again')).toMatchObject({ kind: 'written' })
    expect(await line2.records('escalations_alpha').put('marker', '1')).toMatchObject({ kind: 'written' })
    expect(heard).toEqual([])
  })

  test('withstand an outsourcer who speaks to the server himself', async () => {
    const line2 = await connected(company)
    await line2.records('escalations_beta').put('secret', 'of beta')
    const { credsAuthenticator } = await import('@nats-io/nats-core')
    const raw = await connect({
      servers: server.url,
      ...(jwt === undefined
        ? { user: 'TVER_CALL', pass: 'p-TVER_CALL' }
        : { authenticator: credsAuthenticator(new TextEncoder().encode(outsourcer.secret ?? '')) }),
    })
    const overheard: string[] = []
    raw.subscribe('>', { callback: (_error, message) => void overheard.push(`${message.subject} ${message.string()}`) })
    const calls = [
      'STREAM.INFO',
      'STREAM.MSG.GET',
      'STREAM.MSG.DELETE',
      'STREAM.PURGE',
      'STREAM.DELETE',
      'STREAM.UPDATE',
      'DIRECT.GET',
      'CONSUMER.LIST',
      'CONSUMER.NAMES',
      'CONSUMER.CREATE',
      'STREAM.SNAPSHOT',
      'STREAM.LEADER.STEPDOWN',
    ]
    const streams = ['KV_escalations_beta', 'LOG_chat_beta', 'OBJ_attachments_beta', 'KV_duty', 'KV_escalations_alpha']
    const bodies = [
      '{"seq":1,"last_by_subj":"$KV.escalations_beta.secret"}',
      '{"stream_name":"KV_escalations_beta","config":{"deliver_subject":"mine","ack_policy":"none","deliver_policy":"all"}}',
    ]
    const tried = ['$JS.API', '$JS.hub.API'].flatMap((prefix) => [
      ...calls.flatMap((call) => streams.map((stream) => `${prefix}.${call}.${stream}`)),
      `${prefix}.INFO`,
      `${prefix}.STREAM.LIST`,
      `${prefix}.STREAM.NAMES`,
      `${prefix}.STREAM.CREATE.MINE`,
      `${prefix}.CONSUMER.DURABLE.CREATE.KV_escalations_beta.mine`,
      `${prefix}.CONSUMER.CREATE.KV_escalations_beta.mine.$KV.escalations_beta.>`,
      `${prefix}.CONSUMER.MSG.NEXT.KV_escalations_beta.mine`,
    ])
    const answers = await Promise.all(
      tried.flatMap((subject) =>
        bodies.map((body) =>
          raw.request(subject, body, { timeout: 2_000 }).then(
            (message) => ({ subject, text: message.string() }),
            () => undefined,
          ),
        ),
      ),
    )
    const allowed = /^\$JS\.hub\.API\.STREAM\.(INFO|MSG\.GET)\.KV_(duty|escalations_alpha)$/
    for (const answer of answers)
      if (answer !== undefined && !allowed.test(answer.subject)) expect(JSON.parse(answer.text)).toHaveProperty('error')
    // An answer may not be made to land in somebody's bucket, nor a repeated word be forged for others.
    for (const subject of ['$JS.hub.API.STREAM.INFO.KV_escalations_alpha', '$JS.hub.API.STREAM.MSG.GET.KV_duty'])
      for (const reply of ['$KV.escalations_beta.secret', '$KV.duty.vera', 'log.chat_beta']) raw.publish(subject, '{"seq":1}', { reply })
    for (const subject of [
      '$KV.escalations_beta.secret',
      '$KV.duty.vera',
      '$KV.articles_alpha.a',
      'log.chat_beta',
      'told.KV_escalations_beta.x',
      'told.KV_duty.vera',
    ])
      raw.publish(subject, 'forged')
    await raw.flush()
    expect(await line2.records('escalations_beta').get('secret')).toMatchObject({ entry: { value: 'of beta' } })
    expect(await line2.records('duty').get('vera')).not.toMatchObject({ entry: { value: 'forged' } })
    expect(overheard.filter((line) => line.includes('of beta'))).toEqual([])
    await raw.close()
  })

  if (kind === 'a configuration file') return
  test('that have expired are refused', async () => {
    const old = jwt?.credentials('TVER_CALL', Math.floor(Date.now() / 1000) - 60)
    expect(await refusal(seat({ ...outsourcer, secret: old ?? '' }))).toEqual({ kind: 'refused', why: 'credentials' })
  })
})
