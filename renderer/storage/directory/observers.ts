import { observeForSearch } from '../search/search-observer.ts'
import type { ObserveDirectory } from './directory-observer.ts'

/** Everything that is written along with the directory. */
export const directoryObservers: readonly ObserveDirectory[] = [observeForSearch]
