import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { askHost } from '../support/page-bridge.ts'
import { until } from '../support/until.ts'
import { startWorkstation } from '../support/workstation.ts'

const SMALL = { width: 1280, height: 720 }
const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Чат линии 1' })
const questionsIn = async (page: Page, text: string): Promise<number> => {
  const { rooms } = await askHost(page, 'team.rooms', {})
  return rooms.flatMap(({ messages }) => messages).filter(({ message: { what } }) => 'text' in what && what.text === text).length
}

describe('kill -9 between the word and its acknowledgement', () => {
  it('the question is there at the next start, once', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'firstline-chat-'))
    const text = 'Успею ли я спросить?'
    let seat = await startWorkstation({ profile, size: SMALL })
    try {
      await seat.desk.getByText('Звонков нет').waitFor()
      await seat.desk.keyboard.press('Shift+KeyC')
      await panelOf(seat.desk)
        .getByText(/дежурство: \S+/)
        .waitFor()
      // From now on nothing of this window reaches the host.
      await seat.desk.evaluate(() => {
        WebSocket.prototype.send = () => undefined
      })
      await seat.desk.keyboard.type(text)
      await seat.desk.keyboard.press('Enter')
      await panelOf(seat.desk)
        .getByText(/отправляем|отправим/)
        .waitFor()
      // The field is emptied only when the words are on the disk.
      await until('the field is empty', async () => (await panelOf(seat.desk).locator('textarea').inputValue()) === '')
      await seat.kill()

      seat = await startWorkstation({ profile, size: SMALL })
      await seat.desk.getByText('Звонков нет').waitFor()
      await until('the hub has it', async () => (await questionsIn(seat.desk, text)) > 0, 20_000)
      await seat.desk.keyboard.press('Shift+KeyC')
      await panelOf(seat.desk).getByText(text).first().waitFor()
      expect(await questionsIn(seat.desk, text)).toBe(1)
    } finally {
      await seat.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  })
})
