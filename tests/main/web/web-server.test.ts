import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startWebServer, type WebServer } from '../../../main/web/web-server.ts'
import { admitted, ask, runningWeb } from '../../support/running-web.ts'

describe('letting in', () => {
  it('trades the token for a session cookie, once', async () => {
    const web = await runningWeb()
    const token = web.session.token ?? ''
    const first = await ask(web, `/?token=${token}`)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/desk.html')
    const [cookie = ''] = first.headers['set-cookie'] as string[]
    expect(cookie).toMatch(new RegExp(`^firstline-${web.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
    const again = await ask(web, `/?token=${token}`)
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
    const desk = await ask(web, '/desk.html', { headers: { Cookie: `other=1; ${cookie.split(';')[0] ?? ''}` } })
    expect(desk.status).toBe(200)
  })

  it('leads whoever is in already to the desk', async () => {
    const web = await runningWeb()
    expect(await ask(web, '/', { headers: admitted(web) })).toMatchObject({ status: 303 })
    expect(web.session.token).toBeDefined()
  })

  it.each(['/desk.html', '/assets/desk-abc.js', '/resources/scenarios/line.ogg', '/?token=', '/?token=wrong', '/'])(
    'refuses %s without the cookie',
    async (path) => {
      const web = await runningWeb()
      expect((await ask(web, path)).status).toBe(403)
      expect((await ask(web, path, { headers: { Cookie: `firstline-${web.port}=guess` } })).status).toBe(403)
    },
  )

  it.each([
    { Host: 'evil.example' },
    { Host: 'localhost:PORT' },
    { Host: '127.0.0.1' },
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ])('refuses a request that was not meant for it: %j', async (headers) => {
    const web = await runningWeb()
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(web.port))]))
    expect((await ask(web, '/desk.html', { headers: { ...admitted(web), ...sent } })).status).toBe(403)
    expect((await ask(web, `/?token=${web.session.token ?? ''}`, { headers: sent })).status).toBe(403)
  })

  it('answers only GET and HEAD', async () => {
    const web = await runningWeb()
    expect((await ask(web, '/desk.html', { method: 'POST', headers: admitted(web) })).status).toBe(405)
    expect(await ask(web, '/desk.html', { method: 'HEAD', headers: admitted(web) })).toMatchObject({ status: 200, body: '' })
  })

  it('says when its port is taken', async () => {
    const web = await runningWeb()
    const options = { folders: { pages: '/', resources: '/' }, connect: () => [], onBridge: () => undefined }
    expect(await startWebServer(web.port, options)).toBe('port-taken')
  })
})

describe('headers', () => {
  it('are strict on every answer, good or bad', async () => {
    const web = await runningWeb()
    for (const [path, headers] of [
      ['/desk.html', admitted(web)],
      ['/desk.html', {}],
      ['/nowhere.html', admitted(web)],
      ['/resources/scenarios/line.ogg', admitted(web)],
    ] as const) {
      const answer = await ask(web, path, { headers })
      const policy = String(answer.headers['content-security-policy'])
      expect(policy).not.toMatch(/unsafe|\*|data:|https?:/)
      for (const directive of [
        "default-src 'none'",
        "script-src 'self';",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "frame-ancestors 'self'",
      ])
        expect(policy).toContain(directive)
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${web.port} wss://pbx.example:8089;`)
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(answer.headers['permissions-policy']).toMatch(/^microphone=\(self\), camera=\(\)/)
    }
  })

  it('carry a fresh nonce, the one in the page', async () => {
    const web = await runningWeb()
    const answers = [await ask(web, '/desk.html', { headers: admitted(web) }), await ask(web, '/desk.html', { headers: admitted(web) })]
    const nonces = answers.map((answer) => /'nonce-([\w-]{22})'/.exec(String(answer.headers['content-security-policy']))?.[1])
    expect(nonces[0]).toBeDefined()
    expect(nonces[0]).not.toBe(nonces[1])
    for (const [index, answer] of answers.entries()) expect(answer.body).toContain(`content="${nonces[index] ?? ''}"`)
  })

  it('let hashed files be kept, and nothing else', async () => {
    const web = await runningWeb()
    const caching = async (path: string) => (await ask(web, path, { headers: admitted(web) })).headers['cache-control']
    expect(await caching('/assets/desk-abc.js')).toContain('immutable')
    expect(await caching('/desk.html')).toBe('no-cache')
    expect(await caching('/resources/scenarios/line.ogg')).toBe('no-cache')
  })
})

describe('the bridge’s upgrade', () => {
  const upgrade = async (web: WebServer, path: string, headers: Record<string, string>): Promise<string> => {
    const socket = connect(web.port, '127.0.0.1')
    const lines = Object.entries({ Host: `127.0.0.1:${web.port}`, Connection: 'Upgrade', Upgrade: 'websocket', ...headers })
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`)
    let text = ''
    socket.on('data', (data) => (text += data.toString()))
    await once(socket, 'close')
    return text
  }

  it('needs path, cookie, Origin and Host', async () => {
    const passed: string[] = []
    const web = await runningWeb({
      onBridge: (request, socket) => {
        passed.push(request.url ?? '')
        socket.end()
      },
    })
    const good: Record<string, string> = { ...admitted(web), Origin: `http://127.0.0.1:${web.port}` }
    expect(await upgrade(web, '/bridge', good)).toBe('')
    expect(passed).toEqual(['/bridge'])
    const { Cookie: _cookie, ...withoutCookie } = good
    const { Origin: _origin, ...withoutOrigin } = good
    for (const [path, headers] of [
      ['/bridge', withoutCookie],
      ['/bridge', withoutOrigin],
      ['/bridge', { ...good, Origin: 'http://evil.example' }],
      ['/bridge', { ...good, Host: 'evil.example' }],
      ['/other', good],
    ] as const)
      expect(await upgrade(web, path, headers)).toMatch(/^HTTP\/1\.1 403/)
    expect(passed).toHaveLength(1)
  })
})

describe('a hostile program of this machine', () => {
  it('cannot end the host by breaking an upgrade off', async () => {
    const web = await runningWeb()
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const socket = connect(web.port, '127.0.0.1')
      await once(socket, 'connect')
      socket.write(`GET /bridge HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
      socket.write('x'.repeat(100_000))
      socket.resetAndDestroy()
    }
    expect((await ask(web, '/desk.html', { headers: admitted(web) })).status).toBe(200)
  })

  it('is cut off when its headers are endless', async () => {
    const web = await runningWeb()
    const { status } = await ask(web, '/desk.html', { headers: { ...admitted(web), 'X-Long': 'x'.repeat(20_000) } })
    expect(status).toBe(431)
  })
})

describe('paths', () => {
  it.each([
    '/../secrets.json',
    '/resources/../../secrets.json',
    '/..%2fsecrets.json',
    '/%2e%2e/secrets.json',
    '/resources/..%5c..%5csecrets.json',
    '//etc/passwd',
    '/resources//etc/hosts.json',
    '/desk.html%00.js',
    '/.hidden.json',
    '/assets/',
    '/desk',
    'http://127.0.0.1/desk.html',
  ])('%s leads nowhere', async (path) => {
    const web = await runningWeb()
    const { status, body } = await ask(web, path, { headers: admitted(web) })
    expect([400, 403, 404]).toContain(status)
    expect(body).not.toBe('{}')
  })

  it('never lead out of the public folders, and never break the server', async () => {
    const web = await runningWeb()
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '..%2f',
      '%5c',
      'secrets.json',
      'resources',
      'scenarios',
      '',
      '%',
      '%zz',
      '%00',
      'C:',
      ';',
      '?',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const { status, body } = await ask(web, `/${parts.join('/')}`, { headers: admitted(web) })
        expect([303, 400, 403, 404]).toContain(status)
        expect(body).not.toBe('{}')
      }),
      { numRuns: 200 },
    )
  })
})
