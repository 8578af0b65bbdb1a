import fc from 'fast-check'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseXml } from '../../../main/directory/carddav/xml.ts'
import { readMultistatus } from '../../../main/directory/carddav/multistatus.ts'
import { aCardDavSource, vcardOf } from '../../support/card-dav-world.ts'
import { FakeCardDav } from '../../support/fake-card-dav.ts'
import { aPerson } from '../../support/source-world.ts'

const never = new AbortController().signal

async function server(): Promise<FakeCardDav> {
  const started = await new FakeCardDav().start()
  onTestFinished(() => started.stop())
  started.put('one', vcardOf(aPerson(1)))
  return started
}
const sourceOf = ({ book }: FakeCardDav, limits = {}) => aCardDavSource({ url: book, user: 'anna', secret: 'тайна' }, limits)
const answering =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers)
    response.end(body)
    return true
  }

describe('a CardDAV server in trouble', () => {
  it('that hangs is given up in time, in the head and in the midst of an answer', async () => {
    const dav = await server()
    dav.instead = () => true
    expect(await sourceOf(dav, { timeoutMs: 200 }).pull(undefined, 10, never)).toMatchObject({ kind: 'unreachable' })
    dav.instead = (_request, response) => {
      response.writeHead(207)
      response.write('<d:multistatus xmlns:d="DAV:">')
      return true
    }
    expect(await sourceOf(dav, { timeoutMs: 200 }).pull(undefined, 10, never)).toMatchObject({ kind: 'unreachable' })
  })

  it('that hangs is let go at once when nobody wants the answer any more', async () => {
    const dav = await server()
    dav.instead = () => true
    const stop = new AbortController()
    const pulled = sourceOf(dav, { timeoutMs: 60_000 }).pull(undefined, 10, stop.signal)
    await expect.poll(() => dav.asked).toBeGreaterThan(0)
    stop.abort()
    expect(await pulled).toMatchObject({ kind: 'unreachable' })
  })

  it('that talks about something else is told in words', async () => {
    const dav = await server()
    const halves = ['<html><body>Login</body></html>', '<d:multistatus xmlns:d="DAV:"><d:resp', '', 'OK', '\0\x01\x02', '{"a":1}']
    for (const body of halves) {
      dav.instead = answering(207, body)
      expect(await sourceOf(dav).pull(undefined, 10, never)).toMatchObject({ kind: 'malformed' })
    }
    dav.instead = answering(200, '<html/>')
    expect(await sourceOf(dav).pull(undefined, 10, never)).toMatchObject({
      kind: 'malformed',
      cause: 'not-a-book',
      detail: '/dav/anna/book/, 200',
    })
  })

  it('that floods is cut off', async () => {
    const dav = await server()
    dav.instead = answering(207, 'x'.repeat(300_000))
    const pulled = await sourceOf(dav, { answerBytes: 100_000 }).pull(undefined, 10, never)
    expect(pulled).toMatchObject({ kind: 'malformed', cause: 'too-large' })
  })

  it('that leads elsewhere is not followed, nor told the password there', async () => {
    const [dav, other] = [await server(), await server()]
    dav.instead = answering(302, '', { Location: other.book })
    expect(await sourceOf(dav).pull(undefined, 10, never)).toMatchObject({
      kind: 'not-set-up',
      cause: 'leads-elsewhere',
    })
    expect(other.asked).toBe(0)
    dav.instead = answering(302, '', { Location: '/dav/anna/book/' })
    expect(await sourceOf(dav).pull(undefined, 10, never)).toMatchObject({ kind: 'not-set-up', cause: 'leads-in-a-circle' })
  })

  it('says when to come again', async () => {
    const dav = await server()
    dav.instead = answering(503, '', { 'Retry-After': '120' })
    expect(await sourceOf(dav).pull(undefined, 10, never)).toEqual({ kind: 'unreachable', afterMs: 120_000 })
  })

  it('that speaks no TLS, or has no certificate, is told in words', async () => {
    const dav = await server()
    const source = aCardDavSource({ url: dav.book.replace('http:', 'https:'), user: 'anna', secret: 'тайна' })
    expect(await source.pull(undefined, 10, never)).toMatchObject({
      kind: 'not-set-up',
      cause: 'no-tls',
    })
  })

  it('that forgets its tokens is read anew', async () => {
    const dav = await server()
    const source = sourceOf(dav)
    const first = await source.pull(undefined, 10, never)
    dav.forget()
    const again = first.kind === 'page' ? await source.pull(first.cursor, 10, never) : first
    expect(again).toMatchObject({ kind: 'page', fresh: true, upserts: [{ name: { family: 'Family1' } }] })
  })
})

describe('XML from outside', () => {
  it('has no document type, so that no entity grows', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    expect(parseXml(bomb)).toBeUndefined()
    expect(parseXml('<a>&b;</a>')).toBeUndefined()
    expect(parseXml(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`)).toBeUndefined()
    expect(parseXml('<a>&lt;b&amp;&#1044;</a>')?.text).toBe('<b&Д')
  })

  it('never throws, whatever comes', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<d:response>',
        '</d:response>',
        '<d:href>',
        '</d:href>',
        '<d:status>HTTP/1.1 200',
        '<![CDATA[',
        ']]>',
        '&#x0;',
        '<?xml',
        '<!--',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        readMultistatus(`<d:multistatus xmlns:d="DAV:">${pieces.join('')}</d:multistatus>`)
        readMultistatus(pieces.join(''))
      }),
      { numRuns: 1_500 },
    )
  })
})
