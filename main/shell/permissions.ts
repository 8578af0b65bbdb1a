/** What the shell knows of a permission that a page asks for. */
export interface PermissionQuestion {
  readonly permission: string
  readonly origin: string
  /** Kinds of media asked for; only with `media`. */
  readonly mediaTypes?: readonly string[]
}

/**
 * Choosing a loudspeaker, keeping the storage, and reaching the SIP server where that is on this machine or its network
 * (Chromium asks for that since it guards local networks; the content policy says which server).
 */
const HARMLESS: readonly string[] = ['speaker-selection', 'persistent-storage', 'local-network-access', 'local-network', 'loopback-network']

/** The microphone for our own pages, and what is harmless; nothing else, to nobody else. */
export function isPermitted({ permission, origin, mediaTypes }: PermissionQuestion, ownOrigin: string): boolean {
  if (origin.replace(/\/$/, '') !== ownOrigin) return false
  if (HARMLESS.includes(permission)) return true
  if (permission !== 'media') return false
  return mediaTypes === undefined || (mediaTypes.length > 0 && mediaTypes.every((type) => type === 'audio'))
}
