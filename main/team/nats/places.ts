/** Where a shelf of the hub lies at the server: one stream a bucket, a log or a set of files, named after it. */
export interface Place {
  readonly stream: string
  /** What the stream takes in. */
  readonly subjects: readonly string[]
  /** Only the last message of each subject matters. */
  readonly lastOnly: boolean
  /** Where the server repeats what the stream has taken in; undefined: nowhere. */
  readonly told: { readonly from: string; readonly to: string } | undefined
}

/** As every NATS tool lays out a key-value bucket (ADR-8 of NATS), repeated below `told.`. */
export const placeOfBucket = (bucket: string): Place => ({
  stream: `KV_${bucket}`,
  subjects: [`$KV.${bucket}.>`],
  lastOnly: true,
  told: { from: `$KV.${bucket}.>`, to: `told.KV_${bucket}.>` },
})

export const subjectOfKey = (bucket: string, key: string): string => `$KV.${bucket}.${keyToSubject(key)}`

export const placeOfLog = (log: string): Place => ({
  stream: `LOG_${log}`,
  subjects: [subjectOfLog(log)],
  lastOnly: false,
  told: { from: subjectOfLog(log), to: `told.LOG_${log}` },
})

export const subjectOfLog = (log: string): string => `log.${log}`

/** As every NATS tool lays out an object store (ADR-20 of NATS). */
export const placeOfFiles = (files: string): Place => ({
  stream: `OBJ_${files}`,
  subjects: [`$O.${files}.C.>`, `$O.${files}.M.>`],
  lastOnly: false,
  told: undefined,
})

/** Bucket on which every seat measures the difference between its clock and the server's. */
export const CLOCK_BUCKET = 'clock'

const PLAIN = /^[A-Za-z0-9_/-]$/

/**
 * A key as the rest of a subject. What NATS does not allow in a key, and dots that would make an empty token, become
 * `=` and two hex digits a UTF-8 byte; so any text but the empty one is a key, and ordinary ones look as they are.
 */
export function keyToSubject(key: string): string {
  const characters = Array.from(key)
  const dotIsPlain = (at: number): boolean =>
    at > 0 && at < characters.length - 1 && characters[at - 1] !== '.' && characters[at + 1] !== '.'
  return characters
    .map((character, at) => {
      if (PLAIN.test(character) || (character === '.' && dotIsPlain(at))) return character
      return Array.from(Buffer.from(character, 'utf8'), (byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')
    })
    .join('')
}

/** The key that `keyToSubject` was given. */
export const keyFromSubject = (subject: string): string =>
  subject.replace(/(?:=[0-9a-f]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
