/** Largest attachment, in bytes (25 MiB). */
export const ATTACHMENT_LIMIT_BYTES = 25 * 1024 * 1024

/** Largest record or log entry, in bytes of UTF-8: what a NATS server takes at most unless told otherwise (`max_payload`, 1 MiB). */
export const VALUE_LIMIT_BYTES = 1024 * 1024
