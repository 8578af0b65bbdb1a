import { connect, type NodeConnectionOptions } from '@nats-io/transport-node'
import { AuthorizationError, credsAuthenticator, nkeyAuthenticator, UserAuthenticationExpiredError, wsconnect } from '@nats-io/nats-core'
import type { Authenticator, ConnectionOptions, NatsConnection } from '@nats-io/nats-core'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import { WebSocket as NodeWebSocket } from 'ws'
import type { NatsHubSection } from '../../../core/contract/team/team-section.ts'

type NodeTlsOptions = NonNullable<NodeConnectionOptions['tls']>

export type DialOutcome =
  | { readonly kind: 'connected'; readonly connection: NatsConnection }
  | { readonly kind: 'refused'; readonly why: 'credentials' | 'certificate'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }

/** Codes of Node's TLS for a certificate that must not be trusted. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ISSUER|ERR_TLS_|ERR_SSL|\bcertificate\b|\btls\b/i
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** How to prove who we are; undefined: the secret is not what the section says it is. */
function proofOf(section: NatsHubSection, secret: string | undefined): Partial<ConnectionOptions> | undefined {
  const { auth } = section
  const bytes = new TextEncoder().encode(secret ?? '')
  const proven = (make: () => Authenticator): Partial<ConnectionOptions> | undefined => {
    try {
      const authenticator = make()
      // A seed that is none would throw in the middle of the greeting.
      authenticator('nonce')
      return { authenticator }
    } catch {
      return undefined
    }
  }
  switch (auth.kind) {
    case 'none':
      return {}
    case 'password':
      return secret === undefined ? undefined : { user: auth.user, pass: secret }
    case 'nkey':
      return proven(() => nkeyAuthenticator(new TextEncoder().encode((secret ?? '').trim())))
    case 'credentials':
      return proven(() => credsAuthenticator(bytes))
  }
}

/** Every error of a chain of causes as one text: what names the trouble may lie deep. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the server closed the connection'
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : ''
  return `${code}${error.message}${error.cause === undefined ? '' : `: ${textOf(error.cause)}`}`
}

function refusalOf(error: unknown, secure: boolean): DialOutcome {
  const detail = textOf(error)
  if (error instanceof AuthorizationError || error instanceof UserAuthenticationExpiredError || /authoriz|authentic/i.test(detail))
    return { kind: 'refused', why: 'credentials', detail }
  if (secure && CERTIFICATE.test(detail)) return { kind: 'refused', why: 'certificate', detail }
  return { kind: 'failed', detail }
}

/** One attempt at one server. The connection never mends itself: what was not answered when it broke is never sent again behind our back. */
export async function dial(
  server: string,
  section: NatsHubSection,
  secret: string | undefined,
  asked: { readonly name: string; readonly timeoutMs: number },
): Promise<DialOutcome> {
  if (!URL.canParse(server)) return { kind: 'failed', detail: `${server} is no address` }
  const url = new URL(server)
  const secure = url.protocol === 'tls:' || url.protocol === 'wss:'
  if (!secure && !LOOPBACK.test(url.hostname))
    return { kind: 'refused', why: 'certificate', detail: `${server} would send everything in the clear: only loopback may` }
  const proof = proofOf(section, secret)
  if (proof === undefined) return { kind: 'refused', why: 'credentials', detail: `the secret is no ${section.auth.kind}` }
  const ca = section.certificateAuthority
  const common: ConnectionOptions = {
    servers: [server],
    name: asked.name,
    timeout: asked.timeoutMs,
    reconnect: false,
    ignoreClusterUpdates: true,
    // Ours is shorter and has a timeout of its own; this one must not close the connection in between.
    pingInterval: 3_600_000,
    ...proof,
  }
  let socketError: unknown
  try {
    const connection = url.protocol.startsWith('ws')
      ? await wsconnect({ ...common, wsFactory: webSocketWith(ca, (error) => (socketError = error)) })
      : await connect({
          ...common,
          servers: [`${url.hostname}:${url.port || '4222'}`],
          ...(secure ? { tls: tlsFor(url.hostname, ca) } : {}),
        })
    return { kind: 'connected', connection }
  } catch (error) {
    return refusalOf(socketError ?? error, secure)
  }
}

/** The library forgets an address that is no name, and would compare the certificate with `localhost`. */
const tlsFor = (hostname: string, ca: string | undefined): NodeTlsOptions => {
  const compared = {
    checkServerIdentity: (_host: string, certificate: PeerCertificate) =>
      checkServerIdentity(hostname.replace(/^\[|\]$/g, ''), certificate),
  }
  return { ...compared, ...(ca === undefined ? {} : { ca }) }
}

/** Node's own WebSocket cannot be given a certificate authority. `failed` hears why: the library calls every trouble a refused connection. */
const webSocketWith =
  (ca: string | undefined, failed: (error: unknown) => void) =>
  (address: string): Promise<{ socket: WebSocket; encrypted: boolean }> => {
    const made = new NodeWebSocket(address, ca === undefined ? {} : { ca })
    made.once('error', failed)
    const socket: unknown = made
    return Promise.resolve({ socket: socket as WebSocket, encrypted: address.startsWith('wss:') })
  }
