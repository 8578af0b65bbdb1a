/** How much of everything a script may hold; the same figures as in the schema it is kept by. */
export const LIMITS = {
  nodes: 5_000,
  options: 20,
  fields: 20,
  variables: 500,
  entries: 500,
  sides: 50,
  /** Of one text, characters. */
  words: 8_000,
  condition: 1_000,
  /** Of an id or a name, characters. */
  id: 64,
  /** From the middle of the drawing, pixels. */
  place: 100_000,
} as const
