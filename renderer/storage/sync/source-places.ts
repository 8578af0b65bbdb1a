/** What the boxes of this folder are bound to. */
export const statePlace = (source: string): string => `sources:${source}`
export const recordsPlace = (source: string): string => `sourceRecords:${source}`
