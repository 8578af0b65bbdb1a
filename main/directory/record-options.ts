/** What the records of one source have in common. */
export interface RecordOptions {
  /** Id of the source. */
  readonly source: string
  /** Of records that do not say theirs. */
  readonly language: 'ru' | 'en'
  readonly toE164: (raw: string) => string | undefined
}
