import { addFromFile } from './add-from-file.ts'
import type { FileOutcome } from './file-imports.ts'
import { filePrint } from './file-print.ts'
import { readingsOf, type Reading } from './file-readings.ts'
import { FileStopped } from './file-trouble.ts'
import type { FileRun, FileWork } from './file-work.ts'
import { isSameImport, readLeft } from './left-import.ts'
import { RefusedCollector } from './refused-rows.ts'
import { mergeFromFile } from './merge-from-file.ts'
import { replaceFromFile } from './replace-from-file.ts'

/** How often progress is told, at most, in ms. */
const TELL_EVERY_MS = 200

/** How a file comes in: row by row, or with the directory written anew. */
export type ImportWay = 'add' | 'merge' | 'replace'

const WAYS: Readonly<Record<ImportWay, (work: FileWork) => Promise<FileOutcome>>> = {
  add: addFromFile,
  merge: (work) => mergeFromFile(work),
  replace: replaceFromFile,
}

/** Imports a file; one at a time on a seat. */
export async function runFileImport(run: FileRun, way: ImportWay): Promise<FileOutcome> {
  return navigator.locks.request(`${run.db.name}-file-import`, async () => {
    try {
      const work = await fileWorkOf(run)
      return await WAYS[way](work)
    } catch (error) {
      if (error instanceof FileStopped) return { kind: 'refused', why: error.why }
      throw error
    }
  })
}

/** What both sides of an import share: the file's print, what was left of it, its readings. */
export async function fileWorkOf(run: FileRun): Promise<FileWork> {
  const print = await filePrint(run.file)
  const found = await readLeft(run.db, run.keys)
  const refused = new RefusedCollector(run.order)
  const soFar = { bytes: 0 }
  let toldAt = -Infinity
  return {
    ...run,
    print,
    left: found !== undefined && isSameImport(found, print, run.order) ? found : undefined,
    refused,
    readings: () => aside(readingsOf(run.file, run.order, run.numbers, soFar), refused),
    tell: (counts, finishing = false) => {
      const at = run.now()
      if (!finishing && at - toldAt < TELL_EVERY_MS) return
      toldAt = at
      run.onProgress({ counts, share: Math.min(1, soFar.bytes / run.file.size), finishing })
    },
  }
}

async function* aside(readings: AsyncGenerator<readonly Reading[]>, refused: RefusedCollector): AsyncGenerator<readonly Reading[]> {
  for await (const some of readings) {
    for (const reading of some) if (reading.kind === 'faulty') refused.add(reading.row)
    yield some
  }
}
