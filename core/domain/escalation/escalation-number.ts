/**
 * The number people say aloud: six digits that follow from the id, the same on every seat. Not unique: two of a thousand
 * escalations share one about twice in five times, so it is said, never looked up by.
 * FNV-1a, 32 bit (draft-eastlake-fnv): plain and spread evenly.
 */
export function escalationNumber(id: string): string {
  return String(fnv1a(id) % 1_000_000).padStart(6, '0')
}

/** 0…2³²−1. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}
