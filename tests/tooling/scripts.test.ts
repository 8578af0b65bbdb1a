import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ensureChromium, type Machine } from '../../scripts/chromium.mjs'
import { needsBuild, parseStart } from '../../scripts/start-options.mjs'
import { countsOf, totalLine } from '../../scripts/test-steps.mjs'
import { temporaryFolder } from '../support/temporary-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('npm start', () => {
  it('takes --host for itself and hands the rest on', () => {
    expect(parseStart([])).toEqual({ host: 'auto', rest: [] })
    expect(parseStart(['--headless', '--host=loopback', '--profile', 'p'])).toEqual({
      host: 'loopback',
      rest: ['--headless', '--profile', 'p'],
    })
    expect(parseStart(['--host', 'electron'])).toEqual({ host: 'electron', rest: [] })
    for (const argv of [['--host=other'], ['--host'], ['--host=']]) expect(parseStart(argv)).toHaveProperty('problem')
  })

  it('builds when nothing is built or a source is newer', () => {
    expect(needsBuild(undefined, [])).toBe(true)
    expect(needsBuild(5, [1, 6])).toBe(true)
    expect(needsBuild(5, [1, 5])).toBe(false)
  })
})

describe('a missing Chromium', () => {
  const none: Machine = {
    platform: 'linux',
    env: {},
    isRoot: true,
    exists: (path) => path === '/etc/debian_version',
    run: () => false,
    playwrightPath: () => '/cache/chromium/chrome',
  }
  /** What is run, said and found on a machine where a program that runs well brings a browser to `brings[program]`. */
  function search(machine: Machine, brings: Readonly<Record<string, string>> = {}) {
    const [ran, said, there]: [string[], string[], string[]] = [[], [], []]
    const found = ensureChromium((line) => said.push(line), {
      ...machine,
      exists: (path) => machine.exists(path) || there.includes(path),
      run(program, args) {
        ran.push([program.endsWith('apt-get') ? 'apt-get' : 'node', ...args].join(' '))
        const path = args.includes('update') ? undefined : brings[program === 'apt-get' ? 'apt-get' : 'node']
        if (path !== undefined) there.push(path)
        return path !== undefined
      },
    })
    return { ran, said, found }
  }

  it('is installed by apt on Debian as root', () => {
    const { ran, said, found } = search(none, { 'apt-get': '/usr/bin/chromium' })
    expect(found).toBe('/usr/bin/chromium')
    expect(ran).toEqual(['apt-get update -qq', 'apt-get install -y -qq --no-install-recommends chromium'])
    expect(said).toEqual(['No Chromium here: installing it with apt (about a minute).'])
  })

  it.each<[string, Partial<Machine>]>([
    ['for others than root', { isRoot: false }],
    ['on other Linuxes', { exists: () => false }],
    ['on macOS', { platform: 'darwin' }],
  ])('is installed by Playwright %s', (_where, over) => {
    const { ran, found } = search({ ...none, ...over }, { node: '/cache/chromium/chrome' })
    expect(found).toBe('/cache/chromium/chrome')
    expect(ran).toEqual([expect.stringMatching(/playwright-core.cli\.js install --no-shell chromium$/)])
  })

  it('is fetched by Playwright when apt cannot, and one line says what to do when neither can', () => {
    expect(search(none, { node: '/cache/chromium/chrome' }).found).toBe('/cache/chromium/chrome')
    const { found, said } = search(none)
    expect(found).toBeUndefined()
    expect(said.at(-1)).toMatch(/^There is no Chromium and none could be installed\. Install .+ or set FIRSTLINE_CHROMIUM/)
  })

  it('is not replaced when a wrong one was chosen by name', () => {
    const { ran, said, found } = search({ ...none, env: { FIRSTLINE_CHROMIUM: '/wrong' } }, { 'apt-get': '/usr/bin/chromium' })
    expect(found).toBeUndefined()
    expect(ran).toEqual([])
    expect(said).toEqual([expect.stringContaining('FIRSTLINE_CHROMIUM is /wrong, and there is no such file')])
  })

  it('is looked for in the usual places of Windows', () => {
    const edge = join('C:\\Programs', 'Microsoft\\Edge\\Application\\msedge.exe')
    const windows: Machine = { ...none, platform: 'win32', env: { ProgramFiles: 'C:\\Programs' }, exists: (path) => path === edge }
    expect(search(windows).found).toBe(edge)
  })
})

describe('npm test', () => {
  const report = async (content: unknown): Promise<string> => {
    const path = join(await temporaryFolder(), 'report.json')
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const numbers = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, testResults: [] }

  it('counts what vitest reports', async () => {
    expect(countsOf(await report(numbers), false)).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })

  it('counts a file that could not be loaded, and a run that died', async () => {
    const broken = { ...numbers, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(countsOf(await report(broken), false).failed).toBe(1)
    expect(countsOf(await report({ ...numbers, numFailedTests: 0 }), false).failed).toBe(1)
    expect(countsOf(await report('not JSON'), true).failed).toBe(1)
    expect(countsOf('/no/report.json', true).failed).toBe(1)
  })

  it('ends with one line', () => {
    expect(totalLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(totalLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })
})

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  async function run(test: string, interop: string): Promise<{ status: number | null; last: string | undefined }> {
    const folder = await temporaryFolder()
    for (const name of ['.ci', 'bin', 'node_modules']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'package-lock.json'), '{}')
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{}')
    writeFileSync(join(folder, '.ci', 'run'), readFileSync(join(root, '.ci', 'run')))
    writeFileSync(join(folder, 'bin', 'npm'), `#!/bin/sh\nif [ "$1" = test ]; then ${test}; else ${interop}; fi\n`, { mode: 0o755 })
    const { status, stdout } = spawnSync('bash', [join(folder, '.ci', 'run')], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` },
    })
    return { status, last: stdout.trimEnd().split('\n').at(-1) }
  }

  it('adds both suites up', async () => {
    expect(await run('echo "10 passed, 0 failed"', 'echo "2 passed, 0 failed, 5 skipped"')).toEqual({
      status: 0,
      last: '12 passed, 0 failed, 5 skipped',
    })
  })

  it('fails when either failed, or said nothing', async () => {
    expect(await run('echo "9 passed, 1 failed"; exit 1', 'echo "2 passed, 0 failed"')).toEqual({
      status: 1,
      last: '11 passed, 1 failed, 0 skipped',
    })
    expect(await run('echo broken; exit 1', 'echo "2 passed, 0 failed"')).toEqual({ status: 1, last: '2 passed, 1 failed, 0 skipped' })
    expect(await run('echo "9 passed, 0 failed"; exit 1', 'echo "2 passed, 0 failed"')).toMatchObject({ status: 1 })
  })
})
