import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLog } from '../../../main/services/log/log-sink.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('log', () => {
  it('writes one redacted JSON object a line', async () => {
    const folder = join(await temporaryFolder(), 'logs')
    const log = openLog(folder, new ManualClock(Date.UTC(2026, 6, 15, 11, 3, 7)))
    log.write('info', 'phone.sip', 'Registered', { account: 'sip:1001@pbx', password: 'x', expiresSeconds: 300 })
    log.write('warn', 'phone.sip', 'Call from +7 912 123-45-67')
    await log.flush()
    const lines = (await readFile(join(folder, 'firstline.log'), 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        at: '2026-07-15T11:03:07.000Z',
        level: 'info',
        source: 'phone.sip',
        message: 'Registered',
        fields: { account: 'sip:•••@pbx', password: '[secret]', expiresSeconds: 300 },
      },
      { at: '2026-07-15T11:03:07.000Z', level: 'warn', source: 'phone.sip', message: 'Call from •••67' },
    ])
  })

  it('puts a full file aside and forgets the oldest', async () => {
    const folder = await temporaryFolder()
    const log = openLog(folder, new ManualClock(), { fileBytes: 300, kept: 2 })
    for (let index = 0; index < 12; index += 1) log.write('info', 'test', `Line ${index}`)
    await log.flush()
    expect((await readdir(folder)).sort()).toEqual(['firstline.1.log', 'firstline.2.log', 'firstline.log'])
    expect(await readFile(join(folder, 'firstline.log'), 'utf8')).toContain('Line 11')
  })

  it('never throws, even without a place to write', async () => {
    const log = openLog('/dev/null/logs', new ManualClock())
    log.write('error', 'test', 'Nobody reads this')
    await expect(log.flush()).resolves.toBeUndefined()
  })
})
