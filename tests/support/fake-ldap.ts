import { createServer, type Socket } from 'node:net'
import { ber, berLength, integer, octets, readBer, type Ber } from './ber.ts'

export type LdapEntry = Readonly<Record<string, readonly string[]>>

const PAGED = '1.2.840.113556.1.4.319'
const text = (element: Ber | undefined): string => element?.bytes.toString('utf8') ?? ''

/** A directory server in memory, over real TCP: simple binds, subtree searches, paged results (RFC 2696). */
export class FakeLdap {
  readonly #entries = new Map<string, LdapEntry>()
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((socket) => this.#serve(socket))
  /** Answers instead of the server, when it returns true. */
  instead: ((socket: Socket, messageId: number, operation: number) => boolean) | undefined
  /** Pages are asked for and ignored, as some servers do. */
  pages = true
  url = ''

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    this.url = `ldap://127.0.0.1:${String(address.port)}`
    return this
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      for (const socket of this.#sockets) socket.destroy()
    })
  }

  put(dn: string, entry: LdapEntry): void {
    this.#entries.set(dn, entry)
  }

  remove(dn: string): void {
    this.#entries.delete(dn)
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => this.#sockets.delete(socket))
    let waiting = Buffer.alloc(0)
    const listings = new Map<string, readonly Buffer[]>()
    socket.on('data', (piece: Buffer) => {
      waiting = Buffer.concat([waiting, piece])
      for (;;) {
        const length = berLength(waiting)
        if (length === undefined || waiting.length < length) return
        const [message] = readBer(waiting.subarray(0, length))
        waiting = waiting.subarray(length)
        if (message !== undefined) this.#answer(socket, message, listings)
      }
    })
  }

  #answer(socket: Socket, { children: [id, operation, controls] }: Ber, listings: Map<string, readonly Buffer[]>): void {
    const messageId = id?.bytes.readIntBE(0, id.bytes.length) ?? 0
    if (operation === undefined || this.instead?.(socket, messageId, operation.tag) === true) return
    const [, dn, password] = operation.children
    if (operation.tag === 0x60) {
      const admitted = text(dn) === 'cn=reader' && text(password) === 'тайна'
      socket.write(ldapMessage(messageId, outcome(0x61, admitted ? 0 : 49)))
    }
    if (operation.tag === 0x63) this.#search(socket, messageId, operation, controls, listings)
  }

  #search(socket: Socket, id: number, search: Ber, controls: Ber | undefined, listings: Map<string, readonly Buffer[]>): void {
    const filter = search.children[6]
    const [size, cookie] = readBer(
      controls?.children.find(({ children }) => text(children[0]) === PAGED)?.children.at(-1)?.bytes ?? Buffer.alloc(0),
    ).flatMap(({ children }) => children)
    const known = text(cookie)
    const matching = [...this.#entries].filter(([, entry]) => filter === undefined || matches(filter, entry))
    const all = listings.get(known) ?? matching.map(([dn, entry]) => entryOf(dn, entry))
    const most = this.pages ? (size?.bytes.readIntBE(0, size.bytes.length) ?? all.length) : all.length
    const rest = all.slice(most)
    const next = rest.length === 0 ? '' : `at-${String(rest.length)}`
    listings.set(next, rest)
    for (const entry of all.slice(0, most)) socket.write(ldapMessage(id, entry))
    const control = ber(0x30, octets(PAGED), octets(ber(0x30, integer(0), octets(next))))
    socket.write(ldapMessage(id, outcome(0x65, 0), ...(this.pages ? [ber(0xa0, control)] : [])))
  }
}

export const ldapMessage = (id: number, ...parts: readonly Buffer[]): Buffer => ber(0x30, integer(id), ...parts)
export const outcome = (tag: number, code: number): Buffer => ber(tag, ber(0x0a, Buffer.from([code])), octets(''), octets(''))

const entryOf = (dn: string, entry: LdapEntry): Buffer =>
  ber(
    0x64,
    octets(dn),
    ber(
      0x30,
      ...Object.entries(entry).map(([name, values]) => ber(0x30, octets(name), ber(0x31, ...values.map((value) => octets(value))))),
    ),
  )

/** RFC 4511 §4.5.1.7: and, or, equality, greater-or-equal, present. */
function matches({ tag, bytes, children }: Ber, entry: LdapEntry): boolean {
  const valuesOf = (name: string): readonly string[] =>
    Object.entries(entry).find(([attribute]) => attribute.toLowerCase() === name.toLowerCase())?.[1] ?? []
  const [attribute, value] = children.map(text)
  switch (tag) {
    case 0xa0:
      return children.every((filter) => matches(filter, entry))
    case 0xa1:
      return children.some((filter) => matches(filter, entry))
    case 0xa3:
      return valuesOf(attribute ?? '').some((own) => own.toLowerCase() === value?.toLowerCase())
    case 0xa5:
      return valuesOf(attribute ?? '').some((own) => own >= (value ?? ''))
    case 0x87:
      return valuesOf(bytes.toString('utf8')).length > 0
    default:
      return false
  }
}
