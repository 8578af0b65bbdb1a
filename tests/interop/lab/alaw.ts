import { writeFile } from 'node:fs/promises'

const SEGMENT_ENDS = [0x1f, 0x3f, 0x7f, 0xff, 0x1ff, 0x3ff, 0x7ff, 0xfff]

/** One 16-bit linear sample as A-law (ITU-T G.711, table 1a; even bits inverted). */
function alaw(sample: number): number {
  const mask = sample >= 0 ? 0xd5 : 0x55
  const magnitude = (sample >= 0 ? sample : -sample - 1) >> 3
  const segment = SEGMENT_ENDS.findIndex((end) => magnitude <= end)
  if (segment < 0) return 0x7f ^ mask
  const mantissa = (segment < 2 ? magnitude >> 1 : magnitude >> segment) & 0x0f
  return ((segment << 4) | mantissa) ^ mask
}

/** A pure tone as raw A-law at 8 kHz: what SIPp's `rtp_stream` sends as it is. */
export async function writeAlawTone(path: string, hz: number, seconds: number): Promise<void> {
  const rate = 8000
  const bytes = Buffer.alloc(Math.round(seconds * rate))
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = alaw(Math.round(10_000 * Math.sin((2 * Math.PI * hz * i) / rate)))
  await writeFile(path, bytes)
}
