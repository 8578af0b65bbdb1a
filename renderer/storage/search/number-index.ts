import type { NumberQuery } from '../../../core/domain/search/number-query.ts'
import type { Bytes } from '../bytes.ts'
import { entryEnd, entryStart, PHONE, REQUEST, WRITTEN, WRITTEN_END } from './number-layout.ts'
import { NumberMarks } from './number-marks.ts'

/** Where a number was found. */
export interface NumberPlace {
  readonly client: number
  /** The lower, the better. */
  readonly cost: number
  /** Of the entry, in the bytes of the index. */
  readonly start: number
  /** Of the typed digits. */
  readonly from: number
  readonly to: number
}

export interface NumberHits {
  readonly places: readonly NumberPlace[]
  /** There are more than were looked at. */
  readonly more: boolean
}

const COST = { whole: 0, request: 1, edge: 2, middle: 3 } as const
/** Two or three digits are in thousands of numbers: nobody reads so many. */
const MOST_PLACES = 2_000

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** Numbers of all clients as one row of bytes (`number-layout.ts`); marks say whose are worth looking at. */
export class NumberIndex {
  readonly #bytes: Bytes
  /** Where the numbers of each client begin; one more at the end. */
  readonly #starts: Uint32Array
  readonly #marks: NumberMarks

  constructor(bytes: Bytes, starts: Uint32Array) {
    this.#bytes = bytes
    this.#starts = starts
    this.#marks = new NumberMarks(bytes, starts)
  }

  get bytes(): Bytes {
    return this.#bytes
  }

  get byteLength(): number {
    return this.#bytes.byteLength + this.#starts.byteLength + this.#marks.byteLength
  }

  /** The best place of every client that has the number. */
  find(query: NumberQuery): NumberHits {
    const best = new Map<number, NumberPlace>()
    let more = false
    for (const wanted of wantedOf(query)) more = this.#look(wanted, best) || more
    return { places: [...best.values()], more }
  }

  /** Says of a client whether a phone number or a request's number of his has these digits. */
  holder(digits: string): (client: number) => boolean {
    const wanted = ascii(digits)
    const may = this.#marks.tester(digits)
    return (client) => may(client) && this.#has(client, wanted)
  }

  /** Entries of one client: where each begins. */
  *entries(client: number): Generator<{ readonly start: number; readonly kind: 'phone' | 'request' }> {
    const to = this.#starts[client + 1] ?? 0
    for (let at = this.#starts[client] ?? 0; at < to; at += 1) {
      if (this.#bytes[at] === PHONE) yield { start: at, kind: 'phone' }
      if (this.#bytes[at] === REQUEST) yield { start: at, kind: 'request' }
      if (this.#bytes[at] === WRITTEN) at = Math.max(at, this.#bytes.indexOf(WRITTEN_END, at))
    }
  }

  wipe(): void {
    this.#bytes.fill(0)
  }

  #look(wanted: Wanted, best: Map<number, NumberPlace>): boolean {
    const may = this.#marks.tester(wanted.digits)
    const bytes = this.#bytes
    const starts = this.#starts
    const length = wanted.bytes.length
    let seen = 0
    for (let client = 0; client + 1 < starts.length && seen <= MOST_PLACES; client += 1) {
      if (!may(client)) continue
      const last = (starts[client + 1] ?? 0) - length
      for (let at = starts[client] ?? 0; at <= last; at += 1) {
        if (!isAt(bytes, wanted.bytes, at)) continue
        seen += 1
        this.#keep(wanted, client, at, best)
      }
    }
    return seen > MOST_PLACES
  }

  #has(client: number, wanted: Uint8Array): boolean {
    const last = (this.#starts[client + 1] ?? 0) - wanted.length
    for (let at = this.#starts[client] ?? 0; at <= last; at += 1) {
      const kind = isAt(this.#bytes, wanted, at) ? this.#bytes[entryStart(this.#bytes, at)] : undefined
      if (kind === PHONE || kind === REQUEST) return true
    }
    return false
  }

  #keep(wanted: Wanted, client: number, at: number, best: Map<number, NumberPlace>): void {
    const from = at + wanted.before
    const to = from + wanted.digits.length
    const start = wanted.before > 0 ? at : entryStart(this.#bytes, at)
    const cost = this.#costOf(wanted, start, from, to)
    const known = best.get(client)
    if (cost !== undefined && (known === undefined || known.cost > cost)) best.set(client, { client, cost, start, from, to })
  }

  #costOf(wanted: Wanted, start: number, from: number, to: number): number | undefined {
    const kind = this.#bytes[start]
    const begins = from === start + 1
    const ends = to === entryEnd(this.#bytes, start)
    if (kind === REQUEST) return wanted.request && begins ? (ends ? COST.whole : COST.request) : undefined
    if (kind !== PHONE || !wanted.phone) return undefined
    if (begins && ends) return COST.whole
    return begins || ends ? COST.edge : COST.middle
  }
}

function isAt(bytes: Uint8Array, wanted: Uint8Array, place: number): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (bytes[place + index] !== wanted[index]) return false
  return true
}

interface Wanted {
  readonly bytes: Uint8Array
  /** Bytes before the digits: the mark of the entry, when they must stand at its beginning. */
  readonly before: 0 | 1
  readonly digits: string
  readonly phone: boolean
  readonly request: boolean
}

/** What to look for; digits that may be of both are looked for once. */
function wantedOf({ phonePart, phoneStart, request }: NumberQuery): readonly Wanted[] {
  const wanted: Wanted[] = []
  if (phonePart !== undefined)
    wanted.push({ bytes: ascii(phonePart), before: 0, digits: phonePart, phone: true, request: request === phonePart })
  if (phoneStart !== undefined) wanted.push({ bytes: ascii(`\n${phoneStart}`), before: 1, digits: phoneStart, phone: true, request: false })
  if (request !== undefined && request !== '' && request !== phonePart)
    wanted.push({ bytes: ascii(`#${request}`), before: 1, digits: request, phone: false, request: true })
  return wanted
}
