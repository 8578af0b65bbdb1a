/** Ends an exhaustive `switch`: compiles only when every case is handled, throws when the type was lied to. */
export function missingCase(value: never): never {
  throw new Error(`Missing case: ${JSON.stringify(value)}`)
}
