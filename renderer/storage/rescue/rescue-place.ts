import { z } from 'zod'

/** Storage Buckets (WICG, Chromium 122): each has database files of its own. TypeScript's DOM library does not know them yet. */
interface Buckets {
  open(name: string): Promise<{ readonly indexedDB: IDBFactory }>
  keys(): Promise<readonly string[]>
  delete(name: string): Promise<void>
}

const isBuckets = (found: unknown): found is Buckets =>
  z.object({ open: z.function(), keys: z.function(), delete: z.function() }).safeParse(bound(found)).success

/** Methods of the browser lie on the prototype, where zod does not look. */
const bound = (found: unknown): unknown =>
  typeof found === 'object' && found !== null && 'open' in found && 'keys' in found && 'delete' in found
    ? { open: found.open, keys: found.keys, delete: found.delete }
    : undefined

function buckets(): Buckets | undefined {
  const found: unknown = typeof navigator !== 'undefined' && 'storageBuckets' in navigator ? navigator.storageBuckets : undefined
  return isBuckets(found) ? found : undefined
}

const BUCKET = 'firstline-rescue'

/**
 * Where work is kept while the seat's database does not open: a bucket, whose files a fault of the others does not touch. Undefined
 * where there are no buckets: then it lies beside the others.
 */
export async function rescuePlace(): Promise<IDBFactory | undefined> {
  try {
    return (await buckets()?.open(BUCKET))?.indexedDB
  } catch {
    return undefined
  }
}

/** False: nothing was ever rescued here, and nothing has to be opened to know it. */
export async function somethingRescued(name: string): Promise<boolean> {
  try {
    if ((await buckets()?.keys())?.includes(BUCKET) === false) return false
    const databases = await ((await rescuePlace()) ?? indexedDB).databases()
    return databases.some((database) => database.name === name)
  } catch {
    return false
  }
}

/**
 * Remembers, outside of the databases, which making of this one was opened last. True: it was another, so that the files of that one
 * are gone. Whichever window opens the new one first, the one that asks is told.
 */
export async function noteMade(name: string, made: string): Promise<boolean> {
  try {
    const marks = ((await buckets()?.keys()) ?? []).filter((mark) => mark.startsWith(markOf(name, '')))
    const others = marks.filter((mark) => mark !== markOf(name, made))
    await buckets()?.open(markOf(name, made))
    for (const other of others) await buckets()?.delete(other)
    return others.length > 0
  } catch {
    return false
  }
}

/** Names of buckets are lower case, digits and hyphens, at most 64. The double hyphen ends the name. */
const markOf = (name: string, made: string): string => `made-${name}--${made}`.slice(0, 64)
