/**
 * The key of a member's duty: what a key-value bucket does not take in a key (NATS ADR-8: letters, digits, `-/_=.` only) is written
 * as its code point between equals signs, so that two members never share one.
 */
export const dutyKey = (memberId: string): string =>
  memberId.replace(/[^A-Za-z0-9_-]/gu, (character) => `=${(character.codePointAt(0) ?? 0).toString(16)}=`)
