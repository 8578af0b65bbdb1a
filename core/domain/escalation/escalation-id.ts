declare const brand: unique symbol

/** Minted by the seat that escalates (UUID). It is the key at the hub, so that the same click is never two packets. */
export type EscalationId = string & { readonly [brand]: 'escalation' }
