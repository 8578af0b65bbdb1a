import { StorageFailure } from '../storage-failure.ts'
import type { BulkWork } from './bulk-work.ts'

const refuse = (): Promise<never> => Promise.reject(new StorageFailure('unavailable', 'the directory of clients is not open'))

/** For a storage that only stands in: it takes no directory, since nobody would bring a million clients home. */
export const noBulkWork: BulkWork = { import: refuse, compact: refuse }
