/** Packs from this number on hold clients that changed after the generation was written; the later one wins. */
export const FIRST_AMENDMENT = 1_000_000_000

/** What a pack's box is bound to. */
export const packPlace = (generation: number, no: number): string => `searchPacks:${generation}:${no}`
