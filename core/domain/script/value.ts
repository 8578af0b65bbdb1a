/** What an answer or a fact is. */
export type Value = string | number | boolean
