import type { Change, FileChange, LogChange, RecordChange } from './change.ts'

/** Everything the hub holds, as it is told to have happened. Knows no disk and no clients. */
export class Board {
  /** Each bucket in order of revision: a key moves to the end when it changes. */
  readonly #buckets = new Map<string, Map<string, RecordChange>>()
  readonly #logs = new Map<string, { readonly entries: LogChange[]; readonly ids: Map<string, LogChange> }>()
  readonly #files = new Map<string, Map<string, FileChange>>()
  readonly #blobs = new Set<string>()
  #serial = 0

  /** Of the last change; 0 when there was none. */
  get serial(): number {
    return this.#serial
  }

  /** Makes sure that no serial up to this one is given any more. */
  skipTo(serial: number): void {
    this.#serial = Math.max(this.#serial, serial)
  }

  /** Takes a change in; what it takes the place of is handed back. A change that is there already, or is older, changes nothing. */
  apply(change: Change): Change | undefined {
    this.skipTo(change.serial)
    switch (change.kind) {
      case 'record':
        return this.#applyRecord(change)
      case 'log': {
        const log = this.#logOf(change.log)
        if (log.ids.has(change.id)) return change
        log.ids.set(change.id, change)
        log.entries.push(change)
        return undefined
      }
      case 'file': {
        const files = this.#files.get(change.files) ?? new Map<string, FileChange>()
        this.#files.set(change.files, files)
        if (files.has(change.key)) return change
        files.set(change.key, change)
        this.#blobs.add(change.blob)
        return undefined
      }
    }
  }

  /** The last change of a key, a deletion too. */
  record(bucket: string, key: string): RecordChange | undefined {
    return this.#buckets.get(bucket)?.get(key)
  }

  /** The last change of each key that came after `serial`, in order. From 0: only what is alive. */
  recordsAfter(bucket: string, serial: number): RecordChange[] {
    const all = [...(this.#buckets.get(bucket)?.values() ?? [])]
    return all.filter((change) => (serial === 0 ? change.value !== undefined : change.serial > serial))
  }

  logged(log: string, id: string): LogChange | undefined {
    return this.#logs.get(log)?.ids.get(id)
  }

  logAfter(log: string, serial: number): LogChange[] {
    const entries = this.#logs.get(log)?.entries ?? []
    let [low, high] = [0, entries.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((entries[middle]?.serial ?? 0) > serial) high = middle
      else low = middle + 1
    }
    return entries.slice(low)
  }

  file(files: string, key: string): FileChange | undefined {
    return this.#files.get(files)?.get(key)
  }

  /** Whether a file of any shelf has its bytes under this name. */
  hasBlob(blob: string): boolean {
    return this.#blobs.has(blob)
  }

  /** Every change that is still of use, in order: with them alone the board would be as it is. */
  *living(): Generator<Change> {
    const all: Change[] = []
    for (const bucket of this.#buckets.values()) for (const change of bucket.values()) if (change.value !== undefined) all.push(change)
    for (const log of this.#logs.values()) for (const change of log.entries) all.push(change)
    for (const files of this.#files.values()) all.push(...files.values())
    yield* all.sort((a, b) => a.serial - b.serial)
  }

  #applyRecord(change: RecordChange): Change | undefined {
    const bucket = this.#buckets.get(change.bucket) ?? new Map<string, RecordChange>()
    this.#buckets.set(change.bucket, bucket)
    const before = bucket.get(change.key)
    if (before !== undefined && before.serial >= change.serial) return change
    bucket.delete(change.key)
    bucket.set(change.key, change)
    return before
  }

  #logOf(name: string): { readonly entries: LogChange[]; readonly ids: Map<string, LogChange> } {
    const log = this.#logs.get(name) ?? { entries: [], ids: new Map<string, LogChange>() }
    this.#logs.set(name, log)
    return log
  }
}
