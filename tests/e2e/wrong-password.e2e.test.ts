import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningPbx } from '../../main/sandbox/pbx-server.ts'
import { startDutySeat, type DutySeat } from '../support/duty-seat.ts'
import { passwordAt, startTestPbx } from '../support/test-pbx.ts'

const WRONG = 'mistyped-and-wrong-77'
const RIGHT = passwordAt('1001')

describe('a wrong SIP password', () => {
  let pbx: RunningPbx
  let profile: string
  let seat: DutySeat

  beforeAll(async () => {
    pbx = await startTestPbx()
    profile = await mkdtemp(join(tmpdir(), 'firstline-password-'))
    seat = await startDutySeat({ server: pbx.url, user: '1001', password: WRONG, profile })
  })
  afterAll(async () => {
    await seat.close()
    await pbx.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  it('is said in plain words, with the account and the server', async () => {
    await seat.desk.getByText('АТС не приняла пароль').first().waitFor()
    await seat.desk
      .getByText(new RegExp(`Логин 1001@127.0.0.1, сервер 127.0.0.1:${String(pbx.port)}. Звонки не.придут, пока пароль неверен`))
      .waitFor()
    const { registration, presence } = await seat.phone.state()
    expect(registration).toMatchObject({ phase: 'refused', why: 'wrong-password', account: '1001@127.0.0.1' })
    expect(presence.kind).not.toBe('ready')
  })

  it('is mended on the spot: the right one registers and is Ready', async () => {
    await seat.desk.getByRole('button', { name: 'Ввести пароль' }).press('Enter')
    await seat.desk.getByLabel('Новый пароль').waitFor()
    await expect.poll(() => seat.desk.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password')
    await seat.desk.keyboard.press('Enter')
    await seat.desk.getByText('Введите пароль', { exact: true }).waitFor()
    await seat.desk.keyboard.type(RIGHT)
    await seat.desk.keyboard.press('Enter')
    await seat.phone.presence('ready')
    await seat.desk.getByText('Регистрация есть').waitFor()
    expect(await seat.desk.getByText('АТС не приняла пароль').count()).toBe(0)
  })

  it('neither password lies in the profile or in its logs', async () => {
    await seat.close()
    const holders: string[] = []
    for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
      // The document the test handed in lies beside by the test's own doing.
      if (!entry.isFile() || entry.name === 'provision-for-test.json') continue
      const path = join(entry.parentPath, entry.name)
      const bytes = await readFile(path)
      for (const password of [WRONG, RIGHT]) {
        if (
          bytes.includes(password) ||
          bytes.includes(Buffer.from(password, 'utf16le')) ||
          bytes.includes(Buffer.from(password).toString('base64'))
        )
          holders.push(`${path}: ${password}`)
      }
    }
    expect(holders).toEqual([])
    expect(await readFile(join(profile, 'logs', 'firstline.log'), 'utf8')).toContain('"')
  })

  it('is still known at the next start, without the document saying it', async () => {
    seat = await startDutySeat({ server: pbx.url, user: '1001', password: RIGHT, profile })
    await seat.phone.presence('ready')
  })
})
