import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scriptVersionSchema } from '../../core/contract/script-schema.ts'
import { chooseDisposition } from '../support/disposition.ts'
import { askHost } from '../support/page-bridge.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { scriptWalker } from '../support/script-walker.ts'

describe('a script in the middle of a call', () => {
  let profile: string
  let seat: Rehearsal

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'firstline-script-'))
    seat = await startRehearsal({ profile })
    await seat.phone.presence('ready')
  })
  afterAll(async () => {
    await seat.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const answered = async (scenario: string) => {
    await seat.ring(scenario)
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    return scriptWalker(seat.desk)
  }

  it('is where it was after a reload, with its answers', { timeout: 90_000 }, async () => {
    const script = await answered('recording-missing')
    await script.press('Enter')
    await script.press('Digit1')
    const before = await script.press('Enter')
    const road = await script.pane.getByRole('list').allInnerTexts()
    await seat.desk.reload()
    await expect.poll(() => scriptWalker(seat.desk).step(), { timeout: 15_000 }).toBe(before)
    expect(await scriptWalker(seat.desk).pane.getByRole('list').allInnerTexts()).toEqual(road)
    await seat.desk.getByText('по скрипту').first().waitFor()
  })

  it('stays on its version when a newer one is published; the next call begins with that', { timeout: 90_000 }, async () => {
    const script = scriptWalker(seat.desk)
    const before = await script.step()
    const { scripts } = await askHost(seat.desk, 'team.scripts', {})
    const old = scripts.find(({ scriptId, state }) => scriptId === 'recording-missing' && state === 'published')
    if (old === undefined) throw new Error('The script ships published')
    const found = await askHost(seat.desk, 'team.script', { organisation: old.organisation, key: old.key })
    if (found.kind === 'absent') throw new Error('The script is there')
    const version = scriptVersionSchema.parse(JSON.parse(found.json))
    const newer = {
      ...version,
      version: version.version + 1,
      script: { ...version.script, title: { ru: 'Записи нет: новая редакция', en: 'No recording: new edition' } },
    }
    const { organisation } = old
    const review = await askHost(seat.desk, 'team.saveScript', { organisation, json: JSON.stringify({ ...newer, state: 'review' }) })
    if (review.kind !== 'done') throw new Error(JSON.stringify(review))
    const after = review.revision
    const published = await askHost(seat.desk, 'team.saveScript', { organisation, json: JSON.stringify(newer), after })
    expect(published.kind).toBe('done')
    await expect
      .poll(
        async () =>
          (await askHost(seat.desk, 'team.scripts', {})).scripts.filter(({ scriptId }) => scriptId === 'recording-missing').length,
      )
      .toBe(2)
    expect(await script.step()).toBe(before)
    await script.pane.getByRole('heading', { name: 'Записи нет в карточке' }).waitFor()
    // Also when the desk has to find the version of before again.
    await seat.desk.reload()
    await expect.poll(() => script.step(), { timeout: 15_000 }).toBe(before)
    await script.walk()
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await seat.desk.getByText('из скрипта').first().waitFor()
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    const next = await answered('recording-missing')
    await next.step()
    await next.pane.getByRole('heading', { name: /новая редакция/ }).waitFor()
  })

  it('is kept when the program is killed: how far it went, and who proved what, stand in the wrap-up', { timeout: 120_000 }, async () => {
    const script = scriptWalker(seat.desk)
    await script.press('Enter')
    await script.press('Digit1')
    const [, step, all] = /^Шаг (\d+) из (\d+)/.exec(await script.press('Enter')) ?? []
    await seat.seat.kill()
    seat = await startRehearsal({ profile })
    await seat.desk.getByText(`остановлен на шаге ${step ?? ''} из ${all ?? ''}`).waitFor()
    await seat.desk.getByText('по скрипту').first().waitFor()
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
  })
})
