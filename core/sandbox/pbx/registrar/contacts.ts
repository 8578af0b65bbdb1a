import type { Flow } from '../ports.ts'
import { contactKey, type SipUri } from '../message/uri.ts'

/** Where an in-dialog request goes. `gone`: the connection was there and has closed. */
export type Reach = { readonly kind: 'flow'; readonly flow: Flow } | { readonly kind: 'gone' } | { readonly kind: 'unknown' }

interface Known {
  /** Undefined once the connection has closed. */
  readonly flow: Flow | undefined
  /** Who proved to be there; undefined when nobody was asked. */
  readonly user: string | undefined
}

const MAX_REMEMBERED = 4096

/**
 * Which connection stands behind a contact URI. `.invalid` contacts (RFC 7118 §5) cannot be resolved, so the PBX learns
 * them from REGISTER, from requests that open dialogs, and from answers. A contact keeps its place when its user agent
 * registers again over a new connection, so calls survive a dropped socket.
 */
export interface Contacts {
  find(uri: SipUri): Reach
  /** `user`: the account whose password came with it. A living contact moves to another connection only for its own user. */
  learn(uri: SipUri, flow: Flow, user: string | undefined): void
  flowClosed(flow: Flow): void
}

export function createContacts(): Contacts {
  const known = new Map<string, Known>()
  return {
    find(uri) {
      const entry = known.get(contactKey(uri))
      if (entry === undefined) return { kind: 'unknown' }
      return entry.flow === undefined ? { kind: 'gone' } : { kind: 'flow', flow: entry.flow }
    },
    learn(uri, flow, user) {
      const key = contactKey(uri)
      const present = known.get(key)
      const free = present?.flow === undefined || (user !== undefined && (present.user ?? user) === user)
      if (!free) return
      known.delete(key)
      known.set(key, { flow, user: user ?? present?.user })
      if (known.size > MAX_REMEMBERED) forgetOne(known)
    },
    flowClosed(flow) {
      for (const [key, entry] of known) if (entry.flow === flow) known.set(key, { ...entry, flow: undefined })
    },
  }
}

/** The oldest whose connection has closed, else the oldest. */
function forgetOne(known: Map<string, Known>): void {
  const entries = [...known]
  const victim = entries.find(([, entry]) => entry.flow === undefined) ?? entries[0]
  if (victim !== undefined) known.delete(victim[0])
}
