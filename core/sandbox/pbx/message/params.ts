/** Parameters in order; names in lower case, a flag has the value undefined. Quoted values keep their quotes. */
export type Params = ReadonlyMap<string, string | undefined>

const parameter = /^([A-Za-z0-9\-.!%*_+`'~[\]/:&$]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s"<>,;=?]+))?$/

/** Reads `name[=value]` pieces (RFC 3261 §25.1 generic-param). Undefined when a piece is empty or malformed. */
export function parseParams(pieces: readonly string[]): Params | undefined {
  const params = new Map<string, string | undefined>()
  for (const piece of pieces) {
    const match = parameter.exec(piece)
    if (match?.[1] === undefined) return undefined
    params.set(match[1].toLowerCase(), match[2])
  }
  return params
}

/** The other way round: `;name=value;flag`. */
export function formatParams(params: Params): string {
  return [...params].map(([name, value]) => (value === undefined ? `;${name}` : `;${name}=${value}`)).join('')
}
