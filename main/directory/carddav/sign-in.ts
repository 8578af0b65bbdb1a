import type { SourceTrouble } from '../../../core/domain/directory/source-page.ts'
import { denied, notSetUp } from '../source-trouble.ts'
import type { Challenge } from './challenges.ts'
import { digestAmong, digestAnswer, type Digest } from './digest.ts'

interface Account {
  readonly user: string
  readonly secret: string
}

interface Asked {
  readonly method: string
  readonly url: URL
}

/**
 * Signs in to one server: with Basic (RFC 7617), which most take and which TLS keeps from others, and with Digest (RFC 7616) where
 * a server wants nothing else. What it wanted is remembered, so that it is asked once and not for every question.
 */
export class DavSignIn {
  #digest: Digest | undefined
  #count = 0

  /** The value of Authorization for one question. */
  header({ user, secret }: Account, { method, url }: Asked): string {
    if (this.#digest === undefined) return `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`
    this.#count += 1
    return digestAnswer(this.#digest, { user, secret, method, uri: `${url.pathname}${url.search}`, count: this.#count })
  }

  /**
   * The server refused: `again` with the header as it is now, or what is wrong.
   * @param isFirst  the question was not asked again yet
   */
  refused(challenges: readonly Challenge[], isFirst: boolean): 'again' | SourceTrouble {
    const offered = new Set(challenges.map(({ scheme }) => scheme))
    const digest = digestAmong(challenges)
    // A nonce grows old: the same password is right with a new one.
    const isWorthIt = isFirst && digest !== undefined && (this.#digest !== undefined || !offered.has('basic'))
    if (isWorthIt) {
      this.#digest = digest
      this.#count = 0
      return 'again'
    }
    this.#digest = undefined
    if (offered.size === 0 || offered.has('basic') || digest !== undefined) return denied
    return notSetUp('sign-in', challenges.map(({ scheme }) => scheme).join(', '))
  }
}
