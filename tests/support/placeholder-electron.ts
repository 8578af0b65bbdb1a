import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What marks the fuses in Electron's binary, and after it: version, count, and one character for each (`0`, `1`, or `r`: removed). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const AS_SHIPPED = '101000011'

/** A folder that a packager takes for Electron: no program, but fuses where they belong. */
export async function placeholderElectron(folder: string, version: string): Promise<string> {
  await mkdir(join(folder, 'resources'), { recursive: true })
  const fuses = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, AS_SHIPPED.length]), Buffer.from(AS_SHIPPED)])
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), fuses, Buffer.alloc(64)]))
  await chmod(join(folder, 'electron'), 0o755)
  await writeFile(join(folder, 'version'), version)
  return folder
}

/** The fuses as they stand in a binary, in the order of their numbers. */
export function fusesIn(binary: Buffer): string {
  const wire = binary.indexOf(SENTINEL) + SENTINEL.length
  return binary.toString('latin1', wire + 2, wire + 2 + (binary[wire + 1] ?? 0))
}
