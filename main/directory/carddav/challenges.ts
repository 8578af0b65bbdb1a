/** A way to sign in that a server offers (RFC 9110 §11.6.1). Schemes and names of parameters in small letters. */
export interface Challenge {
  readonly scheme: string
  readonly parameters: ReadonlyMap<string, string>
}

const SCHEME = /^([\w!#$%&'*+.^`|~-]+)(?:\s+(.*))?$/s
const PARAMETER = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|(.*))$/s

/** Reads the values of WWW-Authenticate; what is not understood is passed over. */
export function challengesIn(values: readonly string[]): readonly Challenge[] {
  const found: { readonly scheme: string; readonly parameters: Map<string, string> }[] = []
  for (const piece of values.flatMap(piecesOf)) {
    let parameter = PARAMETER.exec(piece)
    if (parameter === null) {
      const [, scheme, first = ''] = SCHEME.exec(piece) ?? []
      if (scheme === undefined) continue
      found.push({ scheme: scheme.toLowerCase(), parameters: new Map() })
      parameter = PARAMETER.exec(first)
    }
    const [, name, quoted, plain] = parameter ?? []
    if (name !== undefined) found.at(-1)?.parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/gs, '$1') ?? plain?.trim() ?? '')
  }
  return found
}

/** Between commas that stand in no quotes. */
const piecesOf = (value: string): readonly string[] =>
  (value.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g) ?? []).map((piece) => piece.trim()).filter((piece) => piece !== '')
