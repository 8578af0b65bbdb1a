import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { SeatDatabase } from '../db.ts'
import { guarded } from '../storage-failure.ts'
import type { FileImports, FileOrder, FileOutcome, FileRunOptions, FileShape, LeftImport, Look, NamedFile } from './file-imports.ts'
import type { FileWorker, FileWorkParts } from './file-worker.ts'
import { readLeft } from './left-import.ts'

/** Imports of files on this seat. */
export class SeatFileImports implements FileImports {
  readonly #db: SeatDatabase
  readonly #parts: FileWorkParts
  readonly #worker: FileWorker

  constructor(db: SeatDatabase, keys: SeatKeys, worker: FileWorker) {
    this.#db = db
    this.#parts = { databaseName: db.name, keys }
    this.#worker = worker
  }

  look(file: NamedFile, shape?: FileShape): Promise<Look> {
    return guarded(() => this.#worker.look(file, shape))
  }

  run(file: NamedFile, order: FileOrder, options: FileRunOptions = {}): Promise<FileOutcome> {
    return guarded(() => this.#worker.run(this.#parts, file, order, options))
  }

  left(): Promise<LeftImport | undefined> {
    return guarded(() => readLeft(this.#db, this.#parts.keys))
  }

  forget(): Promise<void> {
    return guarded(() => this.#worker.forget(this.#parts))
  }
}
