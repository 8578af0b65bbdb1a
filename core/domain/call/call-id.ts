/** Our own id of a call on this seat (UUID); survives reloads and is the id of its interaction. */
export type CallId = string & { readonly __brand: 'CallId' }
