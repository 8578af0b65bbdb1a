import type { SeatMode } from './seat-mode.ts'

const FIRST_NAMES: Readonly<Record<SeatMode, string>> = { production: 'firstline', sandbox: 'firstline-sandbox' }

/**
 * Names of the seat's databases, newest first; never empty. More than one: an older one could not be read and was set aside
 * (IndexedDB cannot rename), and the seat began a new one under the next number.
 */
export async function databaseNames(mode: SeatMode): Promise<readonly [string, ...string[]]> {
  const numbers = await takenNumbers(mode)
  const [newest = 1, ...older] = numbers.sort((a, b) => b - a)
  return [nameOf(mode, newest), ...older.map((number) => nameOf(mode, number))]
}

/** The name under which a new database begins when the others are set aside. */
export async function nextDatabaseName(mode: SeatMode): Promise<string> {
  return nameOf(mode, Math.max(1, ...(await takenNumbers(mode))) + 1)
}

/** What is saved in spite of a database that does not open lies under this name; another key has another one. */
export const rescueNameOf = (mode: SeatMode, keyMark: string): string => `${FIRST_NAMES[mode]}-rescue-${keyMark}`

const nameOf = (mode: SeatMode, number: number): string => (number === 1 ? FIRST_NAMES[mode] : `${FIRST_NAMES[mode]}-${String(number)}`)

async function takenNumbers(mode: SeatMode): Promise<number[]> {
  // A browser that cannot list them cannot open them either: the opening says why.
  const databases = await indexedDB.databases().catch(() => [])
  return databases.flatMap(({ name = '' }) => {
    if (name === FIRST_NAMES[mode]) return [1]
    const number = name.startsWith(`${FIRST_NAMES[mode]}-`) ? name.slice(FIRST_NAMES[mode].length + 1) : ''
    return /^\d{1,4}$/.test(number) ? [Number(number)] : []
  })
}
