import { describe, expect, it } from 'vitest'
import { socketOrigins } from '../../../main/web/content-policy.ts'
import { pageResponse } from '../../../main/web/page-response.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

describe('origins of SIP servers', () => {
  it('name scheme, host and port, each once', () => {
    expect(socketOrigins(['wss://pbx.example/ws', 'wss://pbx.example/other', 'ws://10.0.0.1:8088/ws'])).toEqual([
      'wss://pbx.example',
      'ws://10.0.0.1:8088',
    ])
  })

  it('cannot smuggle a directive in', () => {
    expect(socketOrigins(["wss://a; script-src 'unsafe-inline'", 'https://a', 'nonsense', 'ws://x y'])).toEqual([])
  })
})

describe('pages of the app protocol', () => {
  it('come with the same headers, and only from the own host', async () => {
    const pages = await temporaryFolder()
    await writeFile(join(pages, 'desk.html'), 'nonce __CSP_NONCE__')
    const policy = { nonce: 'n1', connect: ['wss://pbx.example'] }
    const ask = (url: string, method = 'GET') => pageResponse({ method, url }, { pages, resources: pages }, policy)
    const desk = await ask('app://firstline/desk.html')
    expect(desk).toMatchObject({
      status: 200,
      headers: { 'X-Content-Type-Options': 'nosniff', 'Content-Type': 'text/html; charset=utf-8' },
    })
    expect(desk.headers['Content-Security-Policy']).toContain("style-src 'self' 'nonce-n1'")
    expect(desk.body?.toString()).toBe('nonce n1')
    for (const url of ['app://other/desk.html', 'app://firstline/none.html', 'app://firstline/%2e%2e/x.json', 'nonsense'])
      expect(await ask(url)).toMatchObject({ status: 404 })
    expect(await ask('app://firstline/desk.html', 'POST')).toMatchObject({ status: 405 })
  })
})
