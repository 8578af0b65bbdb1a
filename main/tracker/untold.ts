import type { TrackerRejection, TrackerRetry } from '../../core/ports/tracker.ts'

/**
 * A question without an answer may have been heard. The next one waits so long that the tracker's own index has caught
 * up (Jira's lags by seconds), or the search for the escalation's issue would miss it.
 */
export const UNHEARD_RETRY_MS = 15_000

/** Codes of Node and OpenSSL (X509_verify_cert) that mean: this is not the tracker, or nobody can know. */
const DISTRUST = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT|ERR_OSSL_X509|ERR_SSL_|EPROTO$)/

/** What it means that there is no answer at all. */
export function untoldOutcome(error: unknown): TrackerRetry | TrackerRejection {
  const code = codeOf(error)
  if (!DISTRUST.test(code)) return { kind: 'retry', reason: 'unreachable', afterMs: UNHEARD_RETRY_MS }
  const why =
    code === 'CERT_HAS_EXPIRED'
      ? 'The certificate of the tracker has expired.'
      : code === 'ERR_TLS_CERT_ALTNAME_INVALID'
        ? 'The certificate of the tracker is made out to another address.'
        : 'The certificate of the tracker is not to be trusted. A private authority belongs into certificateAuthority of the tracker section.'
  return { kind: 'rejected', reason: 'insecure', why: `${why} (${code})` }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
