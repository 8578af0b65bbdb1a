import type { FileTrouble } from './file-imports.ts'

/** Ends the reading of a file from within; caught where the reading began. */
export class FileStopped extends Error {
  readonly why: FileTrouble

  constructor(why: FileTrouble) {
    super(`the file cannot be read: ${why}`)
    this.name = 'FileStopped'
    this.why = why
  }
}

/** What a blob's promise rejects with when the file behind it is no longer what it was. */
export async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch {
    throw new FileStopped('gone')
  }
}
