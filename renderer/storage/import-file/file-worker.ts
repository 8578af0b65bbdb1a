import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { FileOrder, FileOutcome, FileRunOptions, FileShape, Look, NamedFile } from './file-imports.ts'

export interface FileWorkParts {
  readonly databaseName: string
  readonly keys: SeatKeys
}

/** Does the work of `FileImports`: in a worker, or in place where there are no workers. */
export interface FileWorker {
  look(file: NamedFile, shape?: FileShape): Promise<Look>
  run(parts: FileWorkParts, file: NamedFile, order: FileOrder, options: FileRunOptions): Promise<FileOutcome>
  forget(parts: FileWorkParts): Promise<void>
}
