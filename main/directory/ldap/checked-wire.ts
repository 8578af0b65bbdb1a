import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { isServerMessage, messageLength } from './ber-shape.ts'

/** The server sent something that is no answer, or more than is taken. */
export class WireFault extends Error {
  readonly fault: 'broken' | 'oversized'

  constructor(fault: 'broken' | 'oversized') {
    super(fault)
    this.fault = fault
  }
}

/**
 * A connection that hands on whole messages of a known shape only. It has what a client asks of a socket that stands already:
 * `connecting` and `readyState`.
 */
export class CheckedWire extends Duplex {
  readonly connecting = false
  readonly readyState = 'open'
  readonly #socket: Socket
  readonly #limitBytes: number
  #pieces: Buffer[] = []
  #waiting = 0
  /** Of the message that is coming in; undefined until its head is there. */
  #wanted: number | undefined
  #taken = 0

  /** @param limitBytes  taken until `newAnswer` is called, at most */
  constructor(socket: Socket, limitBytes: number) {
    super()
    // Until the client listens: an error that nobody hears would end the program.
    this.on('error', () => undefined)
    this.#socket = socket
    this.#limitBytes = limitBytes
    socket.on('data', (piece: Buffer) => this.#take(piece))
    socket.once('end', () => this.push(null))
    socket.on('error', (error) => this.destroy(error))
    socket.once('close', () => this.destroy())
  }

  /** The next bytes are counted anew. */
  newAnswer(): void {
    this.#taken = 0
  }

  override _read(): void {
    this.#socket.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done)
  }

  override _final(done: () => void): void {
    this.#socket.end(done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy()
    done(error)
  }

  #take(piece: Buffer): void {
    this.#taken += piece.length
    if (this.#taken > this.#limitBytes) return void this.destroy(new WireFault('oversized'))
    this.#pieces.push(piece)
    this.#waiting += piece.length
    if (this.#wanted !== undefined && this.#waiting < this.#wanted) return
    let bytes = Buffer.concat(this.#pieces)
    for (;;) {
      const length = messageLength(bytes)
      if (length === 'broken') return void this.destroy(new WireFault('broken'))
      if (length !== undefined && length > this.#limitBytes) return void this.destroy(new WireFault('oversized'))
      this.#wanted = length
      if (length === undefined || bytes.length < length) break
      const message = bytes.subarray(0, length)
      if (!isServerMessage(message)) return void this.destroy(new WireFault('broken'))
      bytes = bytes.subarray(length)
      if (!this.push(message)) this.#socket.pause()
    }
    this.#pieces = [bytes]
    this.#waiting = bytes.length
  }
}
