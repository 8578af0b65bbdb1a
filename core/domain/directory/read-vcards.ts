import type { ReadVCard, VCardProperty } from './vcard.ts'
import { componentsOf, fromQuotedPrintable, unescaped } from './vcard-value.ts'

/** Properties a card may have; a book of people has far fewer. */
const MOST_PROPERTIES = 1_000
/** Longest value that is kept, in characters; the rest of it is cut off. */
const LONGEST_VALUE = 20_000
/** Pictures, sounds and keys are large and say nothing about who calls. */
const LEFT_OUT = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'AGENT', 'PRODID'])

/**
 * Reads vCards 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one after the other, lazily. Never throws: what is no card is told
 * by name, and reading goes on at the next one. Text between cards is passed over.
 */
export function* readVCards(text: string): Generator<ReadVCard, void, undefined> {
  let open: VCardProperty[] | undefined
  let overfull = false
  for (const line of contentLines(text)) {
    const what = line.trim().toUpperCase()
    if (what === 'BEGIN:VCARD') {
      if (open !== undefined) yield { kind: 'refused', name: nameOf(open), fault: 'no-end' }
      open = []
      overfull = false
    } else if (open === undefined) continue
    else if (what === 'END:VCARD') {
      if (overfull) yield { kind: 'refused', name: nameOf(open), fault: 'overfull' }
      else if (open.length === 0) yield { kind: 'refused', name: '', fault: 'empty' }
      else yield { kind: 'card', card: { properties: open } }
      open = undefined
    } else {
      const property = propertyOf(line)
      if (property === undefined || LEFT_OUT.has(property.name)) continue
      if (open.length >= MOST_PROPERTIES) overfull = true
      else open.push(property)
    }
  }
  if (open !== undefined) yield { kind: 'refused', name: nameOf(open), fault: 'no-end' }
}

const nameOf = (properties: readonly VCardProperty[]): string =>
  (properties.find(({ name }) => name === 'FN') ?? properties.find(({ name }) => name === 'UID'))?.text.slice(0, 100) ?? ''

/** Lines unfolded (RFC 6350 §3.2), and put together where quoted-printable of 2.1 breaks them with `=`. */
function* contentLines(text: string): Generator<string, void, undefined> {
  let pending: string | undefined
  for (const line of physicalLines(text)) {
    if (pending === undefined) pending = line
    else if (line.startsWith(' ') || line.startsWith('\t')) pending = joined(pending, line.slice(1))
    else if (pending.endsWith('=') && isQuotedPrintable(pending)) pending = joined(pending.slice(0, -1), line)
    else {
      yield pending
      pending = line
    }
  }
  if (pending !== undefined) yield pending
}

/** A line that has grown beyond every use (a picture) grows no further. */
const joined = (head: string, tail: string): string => (head.length > 4 * LONGEST_VALUE ? head : head + tail)
const isQuotedPrintable = (line: string): boolean => /^[^:]*QUOTED-PRINTABLE/i.test(line.slice(0, 200))

function* physicalLines(text: string): Generator<string, void, undefined> {
  let from = text.startsWith('\uFEFF') ? 1 : 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const to = end === -1 ? text.length : end
    yield text.slice(from, to > from && text[to - 1] === '\r' ? to - 1 : to)
    from = to + 1
  }
}

/** `group.NAME;PARAM=value;…:value`; undefined when it is no property. */
function propertyOf(line: string): VCardProperty | undefined {
  const colon = colonOf(line)
  if (colon === -1) return undefined
  const [head = '', ...params] = splitOutsideQuotes(line.slice(0, colon), ';')
  const named = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)$/.exec(head.trim())
  if (named?.[2] === undefined) return undefined
  const { types, encoding, charset } = parametersOf(params)
  const written = line.slice(colon + 1, colon + 1 + LONGEST_VALUE)
  const value = encoding === 'QUOTED-PRINTABLE' ? fromQuotedPrintable(written, charset) : written
  return {
    name: named[2].toUpperCase(),
    ...(named[1] === undefined ? {} : { group: named[1].toUpperCase() }),
    types,
    text: unescaped(value).trim(),
    parts: componentsOf(value),
  }
}

/** The first colon that is not within quotes. */
function colonOf(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === ':' && !quoted) return at
  }
  return -1
}

function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

interface Parameters {
  readonly types: readonly string[]
  readonly encoding?: string
  readonly charset?: string
}

function parametersOf(params: readonly string[]): Parameters {
  const types: string[] = []
  let encoding: string | undefined
  let charset: string | undefined
  for (const param of params) {
    const equals = param.indexOf('=')
    // 2.1: `TEL;CELL;PREF:`
    const name = equals === -1 ? 'TYPE' : param.slice(0, equals).trim().toUpperCase()
    const value = param.slice(equals + 1).replaceAll('"', '')
    if (equals === -1 && /^(QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i.test(value)) encoding = value.toUpperCase()
    else if (name === 'TYPE') types.push(...value.split(',').map((type) => type.trim().toLowerCase()))
    else if (name === 'ENCODING') encoding = value.trim().toUpperCase()
    else if (name === 'CHARSET') charset = value.trim()
  }
  return {
    types: types.filter((type) => type !== ''),
    ...(encoding === undefined ? {} : { encoding }),
    ...(charset === undefined ? {} : { charset }),
  }
}
