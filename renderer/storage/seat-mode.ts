/** Each mode has a database and keys of its own. */
export type SeatMode = 'sandbox' | 'production'
