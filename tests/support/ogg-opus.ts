/** What the first page of an Ogg/Opus file says (RFC 7845 §5.1), or undefined when it is none. */
export function readOpusHead(file: Buffer): { readonly channels: number; readonly inputRate: number } | undefined {
  const head = file.indexOf('OpusHead')
  if (file.subarray(0, 4).toString('latin1') !== 'OggS' || head < 0 || head > 64) return undefined
  return { channels: file.readUInt8(head + 9), inputRate: file.readUInt32LE(head + 12) }
}

/** Length in seconds: the granule position of the last page, at 48 kHz (RFC 7845 §4). */
export function opusSeconds(file: Buffer): number {
  return Number(file.readBigUInt64LE(file.lastIndexOf('OggS') + 6)) / 48_000
}
