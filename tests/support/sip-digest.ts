import { headerOf, headersOf, withHeader, type SipRequest, type SipResponse } from '../../core/sandbox/pbx/message/message.ts'
import type { DigestAlgorithm } from '../../core/sandbox/pbx/ports.ts'
import { createHash } from 'node:crypto'

export interface DigestAnswer {
  readonly user: string
  readonly password: string
  readonly branch: string
  readonly algorithm?: DigestAlgorithm
  readonly nc?: string
  readonly qop?: string
  readonly uri?: string
}

/** The request again with credentials for the challenge, as RFC 7616 §3.4 has it, its CSeq one higher. */
export function answerChallenge(request: SipRequest, challenge: SipResponse, given: DigestAnswer): SipRequest {
  const algorithm = given.algorithm ?? 'MD5'
  const proxy = challenge.status === 407
  const offer = headersOf(challenge, proxy ? 'Proxy-Authenticate' : 'WWW-Authenticate').find((value) =>
    value.includes(`algorithm=${algorithm},`),
  )
  const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(offer ?? '')?.[1] ?? ''
  const digest = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const [nc, qop, uri, realm, nonce] = [given.nc ?? '00000001', given.qop ?? 'auth', given.uri ?? request.uri, of('realm'), of('nonce')]
  const secret = digest(`${given.user}:${realm}:${given.password}`)
  const response = digest(`${secret}:${nonce}:${nc}:c0ffee:${qop}:${digest(`${request.method}:${uri}`)}`)
  const credentials = `Digest username="${given.user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=${algorithm}, cnonce="c0ffee", qop=${qop}, nc=${nc}`
  const number = Number((headerOf(request, 'CSeq') ?? '').split(' ')[0]) + 1
  const via = (headerOf(request, 'Via') ?? '').replace(/branch=[^;]*/, `branch=${given.branch}`)
  const again = withHeader(withHeader(request, 'CSeq', `${number} ${request.method}`), 'Via', via)
  return withHeader(again, proxy ? 'Proxy-Authorization' : 'Authorization', credentials)
}
