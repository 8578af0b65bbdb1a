import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Who may speak to the loopback host. The host makes one token for each start; the first request that shows it gets
 * the session cookie, and the token is spent. Everything else needs the cookie (docs/adr/0012-session-cookie.md).
 */
export class WebSession {
  readonly #cookieName: string
  readonly #cookie = randomBytes(32).toString('base64url')
  #token: string | undefined = randomBytes(32).toString('base64url')

  /** @param port  part of the cookie's name: cookies do not tell ports apart (RFC 6265 §8.5) */
  constructor(port: number) {
    this.#cookieName = `firstline-${String(port)}`
  }

  /** The token of the printed address; undefined once spent. */
  get token(): string | undefined {
    return this.#token
  }

  /** The `Set-Cookie` value in exchange for the token, once. */
  redeem(token: string): string | undefined {
    if (this.#token === undefined || !equal(token, this.#token)) return undefined
    this.#token = undefined
    return `${this.#cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`
  }

  /** Name and value for a browser that the host starts itself. */
  get cookie(): { readonly name: string; readonly value: string } {
    return { name: this.#cookieName, value: this.#cookie }
  }

  /** @param header  the `Cookie` header */
  admits(header: string | undefined): boolean {
    return (header ?? '').split(';').some((pair) => {
      const [name, value] = pair.trim().split('=', 2)
      return name === this.#cookieName && value !== undefined && equal(value, this.#cookie)
    })
  }
}

/** Compares in constant time. */
function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
