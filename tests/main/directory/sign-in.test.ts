import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { challengesIn } from '../../../main/directory/carddav/challenges.ts'
import { digestAmong, digestAnswer } from '../../../main/directory/carddav/digest.ts'
import { aCardDavSource, vcardOf } from '../../support/card-dav-world.ts'
import { FakeCardDav } from '../../support/fake-card-dav.ts'
import { aPerson } from '../../support/source-world.ts'

const never = new AbortController().signal
/** RFC 7616 §3.9.1 */
const EXAMPLE = ['MD5', 'SHA-256'].map(
  (algorithm) =>
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ` +
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
)
const question = { user: 'Mufasa', secret: 'Circle of Life', method: 'GET', uri: '/dir/index.html', count: 1 }
const CNONCE = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ'

async function server(ways: readonly string[]): Promise<FakeCardDav> {
  const started = await new FakeCardDav({ ways }).start()
  onTestFinished(() => started.stop())
  started.put('one', vcardOf(aPerson(1)))
  return started
}

describe('Digest', () => {
  it('is answered as RFC 7616 shows, with the stronger of two hashes', () => {
    const [md5, sha256] = EXAMPLE
    const answerTo = (values: readonly string[]): string => {
      const digest = digestAmong(challengesIn(values))
      return digest === undefined ? 'none' : digestAnswer(digest, question, CNONCE)
    }
    expect(answerTo([md5 ?? ''])).toContain('response="8ca523f5e9506fed4657c9700eebdbec"')
    expect(answerTo(EXAMPLE)).toContain('response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"')
    expect(answerTo([EXAMPLE.join(', ')])).toContain(`algorithm=SHA-256, cnonce="${CNONCE}", qop=auth, nc=00000001, opaque="FQhe`)
    expect(answerTo([`${sha256 ?? ''}-more`, 'Negotiate'])).toContain('753927fa')
  })

  it('speaks the old way of RFC 2069, and names with letters of any kind', () => {
    const digest = digestAmong(challengesIn(['Digest realm="a", nonce="n"']))
    if (digest === undefined) throw new Error('it is spoken here')
    const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
    const answer = digestAnswer(digest, { ...question, user: 'анна' })
    expect(answer).toContain("username*=UTF-8''%D0%B0%D0%BD%D0%BD%D0%B0")
    expect(answer).toContain(`response="${md5(`${md5('анна:a:Circle of Life')}:n:${md5('GET:/dir/index.html')}`)}"`)
    expect(answer).not.toMatch(/qop|nc=|cnonce/)
  })

  it('of a kind that is not spoken here is passed over', () => {
    for (const value of [
      'Digest realm="a", nonce="n", qop="auth-int"',
      'Digest realm="a", nonce="n", algorithm=SHA-512-256',
      'Digest',
      '"',
      ',,=',
    ])
      expect(digestAmong(challengesIn([value]))).toBeUndefined()
  })
})

describe('signing in to an address book', () => {
  it('goes by Digest where the server wants nothing else, also when its nonce grows old', async () => {
    const dav = await server(['digest'])
    const source = aCardDavSource({ url: dav.book, user: 'anna', secret: 'тайна' })
    const first = await source.pull(undefined, 10, never)
    expect(first).toMatchObject({ kind: 'page', upserts: [{ name: { family: 'Family1' } }] })
    const asked = dav.asked
    dav.put('two', vcardOf(aPerson(2)))
    dav.newNonce()
    const cursor = first.kind === 'page' ? first.cursor : undefined
    expect(await source.pull(cursor, 10, never)).toMatchObject({ kind: 'page', upserts: [{ name: { family: 'Family2' } }] })
    // Three questions, and one of them asked again.
    expect(dav.asked - asked).toBe(4)
  })

  it('says that the password is wrong, whatever the way', async () => {
    for (const ways of [['digest'], ['basic'], ['basic', 'digest'], []]) {
      const dav = await server(ways)
      expect(await aCardDavSource({ url: dav.book, user: 'anna', secret: 'не та' }).pull(undefined, 10, never)).toEqual({ kind: 'denied' })
      expect(dav.asked).toBeLessThan(4)
    }
  })

  it('says which way the server wants, when it is none of these', async () => {
    const dav = await server(['Negotiate', 'Bearer realm="sso", error="x, y"'])
    const source = aCardDavSource({ url: dav.book, user: 'anna', secret: 'тайна' })
    expect(await source.pull(undefined, 10, never)).toEqual({ kind: 'not-set-up', cause: 'sign-in', detail: 'negotiate, bearer' })
  })
})
