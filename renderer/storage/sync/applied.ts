/** What became of a page. `unreadable`: it is none; nothing was done. */
export type Applied =
  { readonly kind: 'applied'; readonly more: boolean; readonly cursor: string; readonly changed: number } | { readonly kind: 'unreadable' }
