/** What the content policy of a page depends on. */
export interface PolicyOptions {
  /** Fresh for each answer; base64 without padding. */
  readonly nonce: string
  /** Origins beside its own that the page may connect to: the SIP servers of the seat, and the bridge where it is a socket. */
  readonly connect: readonly string[]
}

/**
 * The Content-Security-Policy of every page, the same in both hosts: nothing inline, no eval, nothing from elsewhere.
 * Styles carry a nonce because the component library makes style elements at run time.
 */
export function contentPolicy({ nonce, connect }: PolicyOptions): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...connect],
    'worker-src': ["'self'"],
    'frame-src': ["'self'"],
    'frame-ancestors': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
    'manifest-src': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/** Scheme, host and port of WebSocket addresses, each once: a policy source names no path. What is no ws(s) address is left out. */
export function socketOrigins(servers: readonly string[]): readonly string[] {
  const origins = servers.flatMap((server) => {
    if (!URL.canParse(server)) return []
    const { protocol, host } = new URL(server)
    return protocol === 'ws:' || protocol === 'wss:' ? [`${protocol}//${host}`] : []
  })
  return [...new Set(origins)]
}
