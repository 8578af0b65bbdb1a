/** Direction of a media section as its writer means it (RFC 3264 §5.1). */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** Direction of the first audio section; the session's where the section says nothing; `sendrecv` where nobody does. */
export function audioDirection(sdp: string): Direction {
  const sections = sdp.split(/^m=/m)
  const audio = sections.find((section) => section.startsWith('audio'))
  const ofAudio = audio === undefined ? undefined : directionIn(audio)
  const connection = audio === undefined ? undefined : (/^c=(.*)$/m.exec(audio)?.[1] ?? /^c=(.*)$/m.exec(sections[0] ?? '')?.[1])
  const direction = ofAudio ?? directionIn(sections[0] ?? '') ?? 'sendrecv'
  // The hold of RFC 2543 times: an offer with the address 0.0.0.0 (ICE offers carry it too, but with candidates).
  const oldHold = connection !== undefined && /\b0\.0\.0\.0\b/.test(connection) && audio?.includes('a=ice-ufrag') === false
  return oldHold && direction === 'sendrecv' ? 'sendonly' : direction
}

/**
 * Whether the other side holds us. In an offer, whoever does not want to hear us holds us. In an answer to our own
 * hold it can only say that it listens, so what was known before stays.
 */
export function remoteHolds(remote: Direction, role: 'offer' | 'answer', weHold: boolean, before: boolean): boolean {
  if (role === 'answer' && weHold) return remote === 'recvonly' || remote === 'sendrecv' ? false : before
  return remote === 'sendonly' || remote === 'inactive'
}

/** The direction in force as a value of ours; undefined for none, or one we do not know. */
export function directionOf(text: string | null | undefined): Direction | undefined {
  return text === 'sendrecv' || text === 'sendonly' || text === 'recvonly' || text === 'inactive' ? text : undefined
}

function directionIn(section: string): Direction | undefined {
  return directionOf(/^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(section)?.[1])
}
