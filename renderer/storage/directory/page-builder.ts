import type { Client } from '../../../core/domain/client/client.ts'
import type { Bytes } from '../bytes.ts'
import { PAGE_BYTES, PAGE_CLIENTS } from './page-layout.ts'

const encoder = new TextEncoder()

/** Fills pages with records, written as UTF-8 where they will lie. */
export class PageBuilder {
  #records = new Uint8Array(PAGE_BYTES)
  #ends: number[] = []
  #used = 0

  get count(): number {
    return this.#ends.length
  }

  /** False: no room is left; end the page and come again. A page always takes its first record, however long. */
  add(client: Client): boolean {
    if (this.#ends.length === PAGE_CLIENTS) return false
    const json = JSON.stringify(client)
    if (this.#write(json)) return true
    if (this.#ends.length > 0) return false
    this.#records = new Uint8Array(json.length * 3)
    return this.#write(json)
  }

  /** The page, laid out; the next one begins. */
  end(): Bytes {
    const head = 2 + (this.#ends.length + 1) * 4
    const page = new Uint8Array(head + this.#used)
    const view = new DataView(page.buffer)
    view.setUint16(0, this.#ends.length, true)
    this.#ends.forEach((end, index) => view.setUint32(2 + (index + 1) * 4, end, true))
    page.set(this.#records.subarray(0, this.#used), head)
    if (this.#records.length > PAGE_BYTES) this.#records = new Uint8Array(PAGE_BYTES)
    this.#ends = []
    this.#used = 0
    return page
  }

  #write(json: string): boolean {
    const { read, written } = encoder.encodeInto(json, this.#records.subarray(this.#used))
    if (read < json.length) return false
    this.#used += written
    this.#ends.push(this.#used)
    return true
  }
}
