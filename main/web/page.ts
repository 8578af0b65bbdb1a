const NONCE_PLACE = '__CSP_NONCE__'

/** Puts the nonce of this answer into a page; its scripts read it from `<meta name="csp-nonce">`. */
export const withNonce = (html: Buffer, nonce: string): Buffer => Buffer.from(html.toString('utf8').replaceAll(NONCE_PLACE, nonce))

/** A short plain page of the host itself. `text` must be safe HTML. */
export const plainPage = (text: string): Buffer =>
  Buffer.from(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Firstline</title><body>${text}</body></html>`)
