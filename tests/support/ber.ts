/** A BER element, as a directory server of the tests reads it. */
export interface Ber {
  readonly tag: number
  readonly bytes: Buffer
  readonly children: readonly Ber[]
}

/** Elements of a buffer that is known to be whole. */
export function readBer(bytes: Buffer): readonly Ber[] {
  const elements: Ber[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0
    let length = bytes[at + 1] ?? 0
    at += 2
    if (length >= 0x80) {
      const count = length & 0x7f
      length = bytes.readUIntBE(at, count)
      at += count
    }
    const content = bytes.subarray(at, at + length)
    elements.push({ tag, bytes: content, children: (tag & 0x20) === 0 ? [] : readBer(content) })
    at += length
  }
  return elements
}

/** Length of the element at the beginning, head included; undefined while the head is not all there. */
export function berLength(bytes: Buffer): number | undefined {
  const length = bytes[1]
  if (length === undefined) return undefined
  if (length < 0x80) return 2 + length
  const count = length & 0x7f
  return bytes.length < 2 + count ? undefined : 2 + count + bytes.readUIntBE(2, count)
}

export const ber = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([Buffer.from([tag, 0x84]), length, content])
}

export const octets = (text: string | Buffer): Buffer => ber(0x04, Buffer.from(text as string))
export const integer = (value: number, tag = 0x02): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return ber(tag, bytes)
}
