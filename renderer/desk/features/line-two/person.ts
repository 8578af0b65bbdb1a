/** A colleague in a narrow place: «Анна Лебедева» is «Анна Л.»; a single name stays whole. */
export function shortPerson(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const last = rest.at(-1)
  return last === undefined ? first : `${first}\u00a0${last.charAt(0)}.`
}
