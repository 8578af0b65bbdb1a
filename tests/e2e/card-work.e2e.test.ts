import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { chooseDisposition } from '../support/disposition.ts'
import { layoutFaults } from '../support/layout-check.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { picture } from '../support/picture.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

const SIZE = { width: 1280, height: 720 }

describe('work on the card without a mouse', () => {
  let seat: Rehearsal
  let profile = ''

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'firstline-card-'))
    seat = await startRehearsal({ profile, size: SIZE })
  })
  afterAll(async () => {
    await seat.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const press = (chord: string) => seat.desk.keyboard.press(chord)
  const type = (text: string) => seat.desk.keyboard.type(text)
  const focused = (name: RegExp) => expect.poll(() => focusedName(seat), { timeout: 10_000 }).toMatch(name)

  it('finds the second card of a person, shows both beside each other, merges them and parts them again', async () => {
    await seat.ring('registering-a-business')
    await press('F2')
    await seat.phone.call('active')
    await seat.desk.getByText(/^Похоже, это\sодин\sчеловек/).waitFor({ timeout: 15_000 })
    await press('Alt+KeyM')
    const form = seat.desk.getByRole('form', { name: 'Две карточки одного человека' })
    await form.getByRole('radio', { name: /^Псков/ }).waitFor()
    await picture(seat.desk, 'card-work-merge')
    expect(await axeViolations(seat.desk)).toEqual([])
    expect(await layoutFaults(seat.desk)).toEqual([])
    await press('Control+Enter')
    await seat.desk.getByText('Карточки объединены').waitFor()
    await form.waitFor({ state: 'detached' })
    await press('Alt+KeyZ')
    await seat.desk.getByText(/^Отменено/).waitFor()
    await seat.desk.getByText(/^Похоже, это\sодин\sчеловек/).waitFor({ timeout: 15_000 })
    await press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await press('F9')
    await seat.phone.presence('ready')
  })

  it('takes a tag, a note, a task and a request; each shows at once', async () => {
    await seat.ring('weekend-forwarding')
    await press('F2')
    await seat.phone.call('active')
    await seat.desk.getByRole('heading', { name: 'Задачи' }).waitFor()
    await press('Alt+KeyG')
    await focused(/^Метка$/)
    await type('пилот')
    await press('Control+Enter')
    await seat.desk.getByRole('button', { name: 'Убрать метку «пилот»' }).waitFor()
    await press('Alt+KeyN')
    await focused(/^Заметка\sо\sклиенте$/)
    await type('Согласовать с @')
    await picture(seat.desk, 'card-work-note')
    await type('коллегами до пятницы')
    await press('Control+Enter')
    await seat.desk.locator('li').getByText('Согласовать').waitFor()
    await press('Alt+KeyT')
    await focused(/^Что\sсделать$/)
    await type('Перезвонить о тарифе')
    await picture(seat.desk, 'card-work-task')
    expect(await axeViolations(seat.desk)).toEqual([])
    await press('Control+Enter')
    await seat.desk.getByRole('button', { name: /^Готово\s*Перезвонить/ }).waitFor()
    await press('Alt+KeyR')
    await focused(/^Суть$/)
    await type('Переадресация не включилась')
    await picture(seat.desk, 'card-work-request')
    await press('Control+Enter')
    await seat.desk.getByText('Переадресация не включилась').first().waitFor()
  })

  it('an edit that a colleague was quicker with is shown side by side, and what was decided reaches the CRM', async () => {
    await press('Alt+KeyC')
    await focused(/^Имя$/)
    await picture(seat.desk, 'card-work-edit')
    expect(await axeViolations(seat.desk)).toEqual([])
    expect(await layoutFaults(seat.desk)).toEqual([])
    for (let tab = 0; tab < 5; tab += 1) await press('Tab')
    await focused(/^Город$/)
    await press('Control+KeyA')
    await type('Самара')
    await press('Control+Enter')
    await seat.desk.getByText(/^В\sCRM\sдругое, 1\sполе$/).waitFor({ timeout: 30_000 })
    await press('Alt+KeyX')
    await seat.desk.getByRole('form', { name: /^У\sвас\sи\sв\sCRM$/ }).waitFor()
    await picture(seat.desk, 'card-work-conflict')
    expect(await axeViolations(seat.desk)).toEqual([])
    await press('Digit1')
    await press('Control+Enter')
    await seat.desk
      .getByText(/^отправлено/)
      .first()
      .waitFor({ timeout: 30_000 })
    await seat.desk.getByText(/^В\sCRM\sдругое/).waitFor({ state: 'detached' })
  })

  it('a power cut takes nothing', async () => {
    await press('Alt+KeyN')
    await focused(/^Заметка\sо\sклиенте$/)
    await type('Не дописано')
    await press('Escape')
    await seat.desk.getByText('есть черновик').waitFor()
    await expect.poll(() => keptDrafts(seat)).toBe(1)
    await seat.seat.kill()
    seat = await startRehearsal({ profile, size: SIZE })
    await seat.ring('weekend-forwarding')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.getByRole('button', { name: 'Убрать метку «пилот»' }).waitFor()
    await seat.desk.getByRole('button', { name: /^Готово\s*Перезвонить/ }).waitFor()
    await seat.desk.getByText('Переадресация не включилась').first().waitFor()
    await seat.desk.locator('li').getByText('Согласовать').waitFor()
    await press('Alt+KeyN')
    await focused(/^Заметка\sо\sклиенте$/)
    await expect.poll(() => seat.desk.locator('textarea:focus').inputValue()).toBe('Не дописано')
    await press('Escape')
    await picture(seat.desk, 'card-work-after')
  })

  it('reads in both languages and themes', async () => {
    await wearSettings(seat.desk, { locale: 'en', theme: 'dark' })
    await press('Alt+KeyC')
    await focused(/^Given\sname$/)
    await picture(seat.desk, 'card-work-edit-en-dark')
    expect(await axeViolations(seat.desk)).toEqual([])
    expect(await layoutFaults(seat.desk)).toEqual([])
    await press('Escape')
    await seat.desk.getByRole('heading', { name: 'Changes' }).scrollIntoViewIfNeeded()
    await picture(seat.desk, 'card-work-sections-en-dark')
    expect(await axeViolations(seat.desk)).toEqual([])
  })
})

/** What the focused control is called. */
function focusedName(seat: Rehearsal): Promise<string> {
  return seat.desk.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)) return ''
    return element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? ''
  })
}

/** Drafts that are on the disk. */
function keptDrafts(seat: Rehearsal): Promise<number> {
  return seat.desk.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('firstline-sandbox')
        opening.onerror = () => reject(new Error('The database does not open'))
        opening.onsuccess = () => {
          const asking = opening.result.transaction('answerDrafts').objectStore('answerDrafts').count()
          asking.onsuccess = () => {
            resolve(asking.result)
            opening.result.close()
          }
        }
      }),
  )
}
