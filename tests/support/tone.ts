import { writeFile } from 'node:fs/promises'

const HEADER_BYTES = 44

/**
 * A mono 16-bit PCM WAV with a pure tone.
 * @param hz frequency, 1…rate/2
 * @param rate samples a second
 */
export async function writeTone(path: string, hz: number, seconds: number, rate = 8000): Promise<void> {
  const samples = Math.round(seconds * rate)
  const wav = Buffer.alloc(HEADER_BYTES + samples * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 2, 40)
  for (let i = 0; i < samples; i += 1) wav.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * hz * i) / rate)), HEADER_BYTES + i * 2)
  await writeFile(path, wav)
}

/** Power of one frequency in 16-bit samples, by Goertzel's algorithm (Goertzel, 1958), per sample squared. */
export function goertzel(samples: Int16Array, hz: number, rate: number): number {
  const k = 2 * Math.cos((2 * Math.PI * hz) / rate)
  let s1 = 0
  let s2 = 0
  for (const sample of samples) {
    const s0 = sample + k * s1 - s2
    s2 = s1
    s1 = s0
  }
  return (s1 * s1 + s2 * s2 - k * s1 * s2) / (samples.length * samples.length)
}

/** The last `seconds` of a PCM WAV file's samples. */
export function tail(wav: Buffer, seconds: number, rate = 8000): Int16Array {
  const available = Math.floor((wav.length - HEADER_BYTES) / 2)
  const count = Math.max(0, Math.min(available, Math.round(seconds * rate)))
  const out = new Int16Array(count)
  for (let i = 0; i < count; i += 1) out[i] = wav.readInt16LE(HEADER_BYTES + (available - count + i) * 2)
  return out
}
