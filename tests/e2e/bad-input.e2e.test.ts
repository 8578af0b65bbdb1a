import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const ENTRY = new URL('../../dist/main/loopback.js', import.meta.url).pathname

interface Failed {
  readonly code: number
  readonly stderr: string
}

describe('a broken provisioning file', () => {
  let dir: string

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'firstline-bad-'))
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  const start = async (document: string): Promise<Failed> => {
    const file = join(dir, 'seat.json')
    await writeFile(file, document)
    return run(process.execPath, [ENTRY, '--no-browser', '--profile', join(dir, 'profile'), '--provision', file]).then(
      () => ({ code: 0, stderr: '' }),
      (error: unknown) => error as Failed,
    )
  }

  it('is refused with the path of the wrong field', async () => {
    const failed = await start(
      JSON.stringify({
        version: 1,
        operator: { id: 'anna', name: 'Анна' },
        accounts: [{ user: '1001', domain: 'x', servers: ['http://pbx'] }],
      }),
    )
    expect(failed.code).toBe(2)
    expect(failed.stderr).toContain('accounts[0].servers[0]')
    expect(failed.stderr).toContain('dispositions')
    expect(failed.stderr).not.toContain('    at ')
  })

  it('is refused when it is not JSON at all', async () => {
    const failed = await start('{ "version": 1, ')
    expect(failed.code).toBe(2)
    expect(failed.stderr).not.toContain('    at ')
  })
})
