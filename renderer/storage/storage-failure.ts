/**
 * Why storage could not do what was asked.
 * `quota`: the disk or the browser's share of it is full; `blocked`: another window holds an older version open;
 * `corrupt`: what was read is not what was written; `wrong-key`: the data belongs to another key (nothing was touched);
 * `unavailable`: no database here, closed under us, or made by a newer version.
 */
export type StorageFailureKind = 'quota' | 'blocked' | 'corrupt' | 'wrong-key' | 'unavailable'

/** The one rejection of this room. The desk words it by `kind`. */
export class StorageFailure extends Error {
  readonly kind: StorageFailureKind

  constructor(kind: StorageFailureKind, message: string, options?: { readonly cause: unknown }) {
    super(message, options)
    this.name = 'StorageFailure'
    this.kind = kind
  }
}

const KIND_BY_NAME: Readonly<Record<string, StorageFailureKind>> = {
  QuotaExceededError: 'quota',
  DataError: 'corrupt',
  DataCloneError: 'corrupt',
  OperationError: 'corrupt',
}

/** Turns whatever Dexie, IndexedDB or WebCrypto threw into a `StorageFailure`; looks through wrapped errors. */
export function toStorageFailure(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error
  for (const each of chainOf(error)) {
    const kind = KIND_BY_NAME[each.name]
    if (kind) return new StorageFailure(kind, each.message, { cause: error })
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : 'storage did not answer'
  return new StorageFailure('unavailable', message, { cause: error })
}

/** Runs `work`; every rejection becomes a `StorageFailure`. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toStorageFailure(error)
  }
}

function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = []
  let at: unknown = error
  while (at instanceof Error && chain.length < 8) {
    chain.push(at)
    at = 'inner' in at && at.inner instanceof Error ? at.inner : at.cause
  }
  return chain
}
