/** Milliseconds since the Unix epoch, UTC. May carry a fraction when it comes from a high-resolution clock. */
export type EpochMs = number
