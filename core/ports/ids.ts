/** Source of unique ids (UUID). */
export interface Ids {
  next(): string
}
