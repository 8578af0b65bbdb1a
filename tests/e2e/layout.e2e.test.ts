import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { keptPlaces, layoutFaults } from '../support/layout-check.ts'
import { wearSettings } from '../support/page-bridge.ts'
import { picture } from '../support/picture.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'

/** 720 × 450 is a window of 1440 × 900 at 200 % zoom. */
const SIZES = [
  { width: 720, height: 450 },
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const
const LOOKS = [
  { locale: 'ru', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const

type Places = Awaited<ReturnType<typeof keptPlaces>>

describe('the desk at every size', () => {
  let seat: Rehearsal
  const places = new Map<string, Places>()

  beforeAll(async () => {
    seat = await startRehearsal()
    await seat.desk.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => seat.close())

  const measure = async (state: string): Promise<void> => {
    const faults: string[] = []
    for (const look of LOOKS) {
      await wearSettings(seat.desk, look)
      for (const size of SIZES) {
        const name = `${String(size.width)}x${String(size.height)}-${look.locale}-${look.theme}`
        await seat.desk.setViewportSize(size)
        await seat.desk.waitForFunction(
          (width) => innerWidth === width && width < 1280 === (document.querySelector('main [role="tablist"]') !== null),
          size.width,
        )
        faults.push(...(await layoutFaults(seat.desk)).map((fault) => `${state} ${name}: ${fault}`))
        const { note, save } = await keptPlaces(seat.desk)
        const before = places.get(name) ?? { note, save }
        expect.soft(note, `${state} ${name}: the note`).toEqual(before.note)
        if (save !== null) expect.soft(save, `${state} ${name}: Save`).toEqual(before.save ?? save)
        places.set(name, { note, save: before.save ?? save })
        await picture(seat.desk, `${state}-${name}`)
      }
    }
    expect.soft(faults).toEqual([])
  }

  it('idle', async () => {
    await seat.phone.presence('ready')
    await seat.desk.getByRole('textbox', { name: 'Заметка' }).waitFor()
    await measure('idle')
  })

  it('ringing', async () => {
    await seat.ring('recording-missing')
    await seat.desk.getByText('Мария Андреевна Орлова').first().waitFor()
    await measure('ringing')
    await seat.phone.call('incoming')
  })

  it('in a call', async () => {
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await measure('in-call')
  })

  it('wrap-up', async () => {
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await measure('wrap-up')
  })

  it('with the journal and the settings over it', async () => {
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    for (const [key, state] of [
      ['KeyJ', 'journal'],
      ['Control+Comma', 'settings'],
    ] as const) {
      await seat.desk.keyboard.press(key)
      await seat.desk.getByRole('dialog').waitFor()
      await measure(state)
      await seat.desk.keyboard.press('Escape')
      await seat.desk.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })
})
