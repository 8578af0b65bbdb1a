import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunningPbx } from '../../main/sandbox/pbx-server.ts'
import { axeViolations } from '../support/axe.ts'
import { vcardOf } from '../support/card-dav-world.ts'
import { FakeCardDav } from '../support/fake-card-dav.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { aProvision } from '../support/provision-builder.ts'
import { aPerson } from '../support/source-world.ts'
import { passwordAt, startTestPbx } from '../support/test-pbx.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'

let pbx: RunningPbx
let dav: FakeCardDav
let seat: Workstation

beforeAll(async () => {
  pbx = await startTestPbx()
  dav = await new FakeCardDav({ ways: ['digest'] }).start()
  dav.put('one', vcardOf({ ...aPerson(1), family: 'Звягинцева' }))
  dav.put('broken', 'BEGIN:VCARD\nFN:Broken card')
  const book = { kind: 'carddav' as const, id: 'book', title: 'Партнёры', everySeconds: 300, url: dav.book, user: 'anna' }
  const provision = { ...aProvision({ server: pbx.url, password: passwordAt('1001') }), directory: { sources: [book] } }
  seat = await startWorkstation({ provision })
  await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(async () => {
  await seat.close()
  await dav.stop()
  await pbx.close()
})

const bothThemes = async (): Promise<void> => {
  for (const theme of ['dark', 'light'] as const) {
    await wearSettings(seat.desk, { theme })
    expect.soft(await axeViolations(seat.desk)).toEqual([])
  }
}

it('an address book is refused, takes its password, is read, and its client is found; all by keyboard', async () => {
  const { desk } = seat
  await desk.locator('header').first().waitFor()
  await desk.keyboard.press('Control+Comma')
  await desk.getByRole('tab', { name: 'Справочник' }).press('Enter')
  await desk
    .getByText(/Сервер не\s*принял пароль/)
    .first()
    .waitFor()
  await bothThemes()
  await desk.getByLabel(/Новый пароль для\s*anna/).focus()
  await desk.keyboard.type('тайна')
  await desk.keyboard.press('Enter')
  await desk.getByText(/^1\s*клиент$/).waitFor()
  await desk.getByText(/1\s*запись не\s*разобрана/).press('Enter')
  await desk.getByText('Broken card: карточка обрывается').waitFor()
  await bothThemes()
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Control+KeyK')
  await desk.locator('[role=combobox]:focus').waitFor()
  await desk.keyboard.type('Звягинцева')
  await desk.locator('#client-hits [role=option]').first().getByText('Звягинцева').waitFor()
  await desk.keyboard.press('Escape')
})

it('what changes there is here when it is wanted, and what is wrong is said in the language of the desk', async () => {
  const { desk } = seat
  dav.put('two', vcardOf(aPerson(2)))
  dav.put('three', vcardOf(aPerson(3)))
  dav.remove('one')
  await desk.keyboard.press('Control+Comma')
  await desk.getByRole('tab', { name: 'Справочник' }).press('Enter')
  const refresh = desk.getByRole('button', { name: /^(Обновить сейчас|Refresh now)/ })
  await refresh.press('Enter')
  await desk.getByText(/^2\s*клиента$/).waitFor()
  dav.instead = (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end('<html>Sign in to the hotel network</html>')
    return true
  }
  await refresh.press('Enter')
  await desk.getByText(/^Причина: По\s*этому адресу отвечает не\s*адресная книга/).waitFor()
  await wearSettings(desk, { locale: 'en' })
  await desk.getByText(/^Reason: What answers at this address is no address book/).waitFor()
  await bothThemes()
  dav.instead = undefined
  await refresh.press('Enter')
  await desk.getByText(/^Read \d/).waitFor()
})
