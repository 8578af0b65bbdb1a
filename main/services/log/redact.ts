/** What a log line may carry. */
export type LogValue = string | number | boolean | null

const SECRET_FIELD = /pass(word|phrase)?|secret|token|auth|cookie|credential|nonce|ha1|privatekey|datakey|apikey/i
const NAME_FIELD = /name$|^(caller|client|operator|person|company|notes?|promise|email)$/i
const NUMBER_FIELD = /phone|number$|^(did|from|to|remote|target|dialled|tones)$/i
/** Fields that end like a name or a number and are none of a person's. */
const HARMLESS_FIELD = /^(fileName|methodName|eventName|portNumber|lineNumber)$/

const AUTH_HEADER = /\b((?:Proxy-)?Authorization|(?:WWW|Proxy)-Authenticate|Set-Cookie|Cookie)\s*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gi
const AUTH_SCHEME = /\b(Bearer|Basic|Digest)\s+[^\s,;][^\r\n]*/gi
const PAIR =
  /\b(password|passphrase|passwd|secret|token|credential|response|cnonce|nonce|api[_-]?key)(\\?["']?\s*[=:]\s*)(\\?"[^"\r\n]*"?|'[^'\r\n]*'?|[^\s,;&"']+)/gi
/** Display name before a SIP address (RFC 3261 §20.10), quoted or as bare words. */
const DISPLAY_NAME =
  /(?:"(?:[^"\\]|\\.){0,128}"|(?<![\p{L}\p{M}\p{N}.'’ -])[\p{L}\p{M}][\p{L}\p{M}\p{N}.'’ -]{0,127})\s{0,8}(?=<(?:sips?|tel):)/giu
const SIP_USER = /\b(sips?:)([^\s@<>"';]+)@/gi
/** What stands before the host of an address, e.g. `wss://user:password@pbx` (RFC 3986 §3.2.1). */
const USER_INFO = /\b([a-z][a-z0-9+.-]{1,15}:\/\/)[^\s/?#@"'<>]{1,256}@/gi
const EMAIL = /(?<![•\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu
/** Identifiers and dates are let through so that lines can be followed; the last branch is anything like a number of five digits or more. */
const NUMERIC =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\b|\+?[(\s]?\d(?:[\s().\-–‑\u00a0\u2009\u202f]{0,3}\d){4,}/giu

/** Longer texts are cut, in UTF-16 units: a log line is not a place for documents. */
const LONGEST = 8_000

const SECRET = '[secret]'
const NAME = '[name]'

/** Masks numbers, names of people beside SIP addresses, secrets and authentication headers inside a text. Idempotent. A text over 8,000 characters is cut. */
export function redactText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  return short
    .replace(AUTH_HEADER, (_, header: string) => `${header}: ${SECRET}`)
    .replace(AUTH_SCHEME, (_, scheme: string) => `${scheme} ${SECRET}`)
    .replace(PAIR, (_, key: string, between: string) => `${key}${between}${SECRET}`)
    .replace(USER_INFO, (_, scheme: string) => `${scheme}${SECRET}@`)
    .replace(DISPLAY_NAME, `${NAME} `)
    .replace(SIP_USER, (_, scheme: string, user: string) => `${scheme}${maskNumber(user)}@`)
    .replace(EMAIL, '[e-mail]')
    .replace(NUMERIC, (found) => (isIdentifier(found) ? found : maskNumber(found)))
}

/** Masks one field by its name and by what it holds. */
export function redactField(name: string, value: LogValue): LogValue {
  if (value === null || typeof value === 'boolean') return value
  if (SECRET_FIELD.test(name)) return SECRET
  const harmless = HARMLESS_FIELD.test(name)
  if (!harmless && NUMBER_FIELD.test(name)) return maskNumber(String(value))
  if (!harmless && NAME_FIELD.test(name)) return NAME
  return typeof value === 'number' ? value : redactText(value)
}

/** Masks all fields of an entry; names of fields are checked too, in case somebody used a number as one. */
export const redactFields = (fields: Readonly<Record<string, LogValue>>): Record<string, LogValue> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [redactText(name), redactField(name, value)]))

/** The last two digits stay, so that two lines about one call can be told apart from others; short numbers go whole. */
function maskNumber(written: string): string {
  const digits = written.replace(/\D/g, '')
  return digits.length >= 7 ? `•••${digits.slice(-2)}` : '•••'
}

const isIdentifier = (found: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(found) || /^\d{4}-\d\d-\d\dT/.test(found)
