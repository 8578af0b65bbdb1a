/** Why a piece of shipped content was left out. */
export interface ContentProblem {
  /** Path from the resources' folder, e.g. `scripts/metal-card.json`. */
  readonly file: string
  /** Path of what is wrong in it; empty: the whole file. */
  readonly field: string
  readonly message: string
}
