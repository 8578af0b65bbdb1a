/** Said at `error` when a machine rejects an event that is no command and stands in no table of late events: tests fail on it. */
export const MACHINE_BUG = 'A machine got an event nobody expects there'
/** Said at `error` when a reaction throws. */
export const REACTION_BUG = 'A reaction of the phone failed'

/** A fixed sentence and what varies; numbers and names never stand in it. */
export type PhoneLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: Readonly<Record<string, string | number | boolean | null>>,
) => void
