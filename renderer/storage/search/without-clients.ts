import type { Bytes } from '../bytes.ts'
import { GrowingBytes } from './growing-bytes.ts'
import { readPack, writePack, type PackedClient } from './pack-layout.ts'

const decoder = new TextDecoder()

/** The pack without some clients and without the texts that only they had; undefined when it names none of them. */
export function withoutClients(bytes: Bytes, gone: ReadonlySet<string>): Bytes | undefined {
  const pack = readPack(bytes)
  if (pack === undefined) return undefined
  const texts: Bytes[] = []
  const places = new Map<number, number>()
  const place = (old: number): number => {
    const bytesOfText = old === 0 ? undefined : pack.texts[old - 1]
    if (bytesOfText === undefined) return 0
    const known = places.get(old)
    if (known !== undefined) return known
    texts.push(bytesOfText)
    places.set(old, texts.length)
    return texts.length
  }
  const kept: PackedClient[] = []
  for (const client of pack.clients) {
    if (gone.has(decoder.decode(client.id))) continue
    const { family, given, patronymic, title, companies } = client
    const moved = { family: place(family), given: place(given), patronymic: place(patronymic), title: place(title) }
    kept.push({ ...client, ...moved, companies: companies.map(place) })
  }
  if (kept.length === pack.count) return undefined
  const whole = new GrowingBytes(bytes.length)
  writePack(whole, pack.gone, texts, kept)
  return whole.done()
}
