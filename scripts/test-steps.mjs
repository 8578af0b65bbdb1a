import { readFileSync, rmSync } from 'node:fs'

const node = process.execPath
const reportOf = (name) => `.cache/tests/${name.replaceAll(' ', '-')}.json`

/** A step with a report counts its tests, any other is one. */
const vitest = (name, ...args) => ({
  name,
  report: reportOf(name),
  command: [
    node,
    'node_modules/vitest/vitest.mjs',
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(name)}`,
  ],
})

/**
 * Steps of `npm test` that need one core each and nothing of each other: side by side, the longest first. The tests in the browser
 * are among them because they are one after the other and mostly wait for a PBX.
 */
export const STILL_STEPS = [
  {
    name: 'lint',
    command: [node, 'node_modules/eslint/bin/eslint.js', '.', '--cache', '--cache-location', '.cache/eslint/', '--max-warnings', '0'],
  },
  { name: 'types', command: [node, 'node_modules/typescript7/bin/tsc', '-b'] },
  { name: 'format', command: [node, 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'architecture', command: [node, 'scripts/architecture.mjs'] },
  { name: 'build', command: [node, 'scripts/build.mjs'] },
  vitest('browser', '--project', 'browser'),
]

/** The steps after these, one after the other, cheapest first: each uses the whole machine. */
export const STEPS = [
  vitest('unit, contract, features', '--project', 'node', '--project', 'dom'),
  vitest('end to end', '--config', 'vitest.e2e.config.ts'),
]

/**
 * What a vitest run came to.
 * @param {string} report  path of its JSON report
 * @param {boolean} exitedWell
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countsOf(report, exitedWell) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that could not even be loaded has no tests of its own to fail.
    const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
    const failed = numFailedTests + broken
    return { passed: numPassedTests, failed: failed === 0 && !exitedWell ? 1 : failed, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(report, { force: true })
  }
}

/** @param {{ passed: number, failed: number, skipped: number }} total */
export const totalLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
