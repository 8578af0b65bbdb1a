import type {
  FileImports,
  FileOrder,
  FileOutcome,
  FileProgress,
  FileRunOptions,
  LeftImport,
  Look,
  NamedFile,
} from '../../renderer/storage/import-file/file-imports.ts'
import { lookAtFile } from '../../renderer/storage/import-file/look-at-file.ts'

/** Looks at files as the real one does; how the import goes is said by the test. */
export class FakeFileImports implements FileImports {
  cancelled = false
  /** Imports that were begun. */
  started = 0
  #options: FileRunOptions | undefined
  #end: ((outcome: FileOutcome) => void) | undefined

  look(file: NamedFile): Promise<Look> {
    return lookAtFile(file)
  }

  run(_file: NamedFile, _order: FileOrder, options: FileRunOptions = {}): Promise<FileOutcome> {
    this.started += 1
    this.#options = options
    options.signal?.addEventListener('abort', () => {
      this.cancelled = true
    })
    return new Promise((resolve) => {
      this.#end = resolve
    })
  }

  progress(progress: Omit<FileProgress, 'finishing'>): void {
    this.#options?.onProgress?.({ finishing: false, ...progress })
  }

  end(outcome: FileOutcome): void {
    this.#end?.(outcome)
  }

  left(): Promise<LeftImport | undefined> {
    return Promise.resolve(undefined)
  }

  forget(): Promise<void> {
    return Promise.resolve()
  }
}
