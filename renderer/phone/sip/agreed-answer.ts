import type { Direction } from './direction.ts'

const mirrored: Readonly<Record<Direction, Direction>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
}

/**
 * What the other side agreed to last, offer or answer, written as an answer to an offer of ours that changes nothing.
 * @param remote  its last description
 * @param ours  our last description: it tells the DTLS role, which must stay (RFC 8842 §5.5)
 * @param direction  ours, as in force
 */
export function agreedAsAnswer(remote: string, ours: string, direction: Direction): string {
  const role = /^a=setup:(active|passive)/m.exec(ours)?.[1]
  const theirs = role === undefined ? undefined : role === 'active' ? 'passive' : 'active'
  const withRole = theirs === undefined ? remote : remote.replace(/^a=setup:\w+/gm, `a=setup:${theirs}`)
  return withRole.replace(/^a=(?:sendrecv|sendonly|recvonly|inactive)(?=\r?$)/gm, `a=${mirrored[direction]}`)
}
