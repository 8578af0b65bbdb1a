/** The directory's id of a client (opaque; comes from the CRM or the demo generator). */
export type ClientId = string & { readonly __brand: 'ClientId' }
