/**
 * What `npm start` does with its own option and hands on.
 * @param {readonly string[]} argv
 * @returns {{ host: 'electron' | 'loopback' | 'auto', rest: string[] } | { problem: string }}
 */
export function parseStart(argv) {
  const rest = []
  let host = 'auto'
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index]
    const value = argument === '--host' ? argv[(index += 1)] : argument.startsWith('--host=') ? argument.slice('--host='.length) : undefined
    if (value === undefined && argument !== '--host') rest.push(argument)
    else if (value === 'electron' || value === 'loopback') host = value
    else return { problem: '--host must be electron or loopback' }
  }
  return { host, rest }
}

/**
 * Whether the build is older than its sources.
 * @param {number | undefined} builtAt  ms, undefined: never built
 * @param {readonly number[]} changedAt  ms
 */
export const needsBuild = (builtAt, changedAt) => builtAt === undefined || changedAt.some((at) => at > builtAt)
