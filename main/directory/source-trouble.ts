import type { AnswerFault, SetUpFault } from '../../core/domain/directory/source-fault.ts'
import type { SourceTrouble } from '../../core/domain/directory/source-page.ts'

/** When to ask again a server that did not answer, in ms; whoever asks waits longer after each further failure. */
export const UNREACHABLE_AFTER_MS = 15_000

export const unreachable = (afterMs = UNREACHABLE_AFTER_MS): SourceTrouble => ({ kind: 'unreachable', afterMs })

const fact = (detail: string | undefined) => (detail === undefined ? {} : { detail: detail.slice(0, 500) })
/** @param detail  a fact of the server, no words: people read it in two languages */
export const malformed = (cause: AnswerFault, detail?: string): SourceTrouble => ({ kind: 'malformed', cause, ...fact(detail) })
export const notSetUp = (cause: SetUpFault, detail?: string): SourceTrouble => ({ kind: 'not-set-up', cause, ...fact(detail) })
export const denied: SourceTrouble = { kind: 'denied' }

/** Codes of Node and OpenSSL (X509_verify_cert) that mean: this is not the server, or nobody can know. */
const DISTRUST = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT|ERR_OSSL_X509)/
const NO_TLS = /^(ERR_SSL_|EPROTO$)/

/** What an error of a connection means. */
export function troubleOf(error: unknown): SourceTrouble {
  const code = codeOf(error)
  if (code === 'CERT_HAS_EXPIRED') return notSetUp('certificate-expired', code)
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return notSetUp('certificate-address', code)
  if (DISTRUST.test(code)) return notSetUp('certificate-unknown', code)
  if (NO_TLS.test(code)) return notSetUp('no-tls', code)
  return unreachable()
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
