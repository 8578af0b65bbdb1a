import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDisposition } from '../support/disposition.ts'
import { watchPolicy } from '../support/policy-watch.ts'
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts'
import { until } from '../support/until.ts'

describe('the content policy', () => {
  let seat: Rehearsal

  beforeAll(async () => {
    seat = await startRehearsal()
  }, 60_000)
  afterAll(() => seat.close())

  it('has nothing to stop in a whole call', async () => {
    const pages = [await seat.seat.window('phone'), await seat.seat.window('caller'), seat.desk]
    const watches = []
    for (const page of pages) watches.push(await watchPolicy(page))
    await seat.phone.presence('ready', 30_000)
    await seat.caller.whenReady()
    await seat.ring('recording-missing')
    await seat.desk.keyboard.press('F2')
    await seat.phone.call('active')
    await seat.desk.keyboard.press('KeyK')
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('F4')
    await seat.phone.presence('wrap-up')
    await chooseDisposition(seat.desk)
    await seat.desk.keyboard.press('F9')
    await seat.phone.presence('ready')
    await seat.desk.keyboard.press('KeyJ')
    await seat.desk.keyboard.press('Escape')
    await seat.desk.keyboard.press('Control+Comma')
    await seat.desk.getByRole('dialog').first().waitFor()
    await seat.desk.keyboard.press('Escape')
    for (const watch of watches) expect(await watch.violations()).toEqual([])
  })

  it('stops what an attacker would put into a page', async () => {
    const stopped = await seat.desk.evaluate(async () => {
      const broken: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective))
      const mark = window as unknown as Record<string, unknown>
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.body.append(script)
      const foreign = document.createElement('script')
      foreign.src = 'https://evil.example/x.js'
      document.body.append(foreign)
      const box = document.createElement('div')
      box.innerHTML =
        '<img src="/none.png" onerror="window.ranHandler = true"><p style="position:fixed;inset:0">x</p><style>body{display:none}</style>'
      document.body.append(box)
      const frame = document.createElement('iframe')
      frame.src = 'https://evil.example/'
      document.body.append(frame)
      const fetched = await fetch('https://evil.example/').then(
        () => true,
        () => false,
      )
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // The policy is what must stop this, so the rule against it does not hold here.
            resolve(Reflect.construct(Function, ['return true']) instanceof Function)
          } catch {
            resolve(false)
          }
        })
      })
      const wanted = ['script-src-elem', 'script-src-attr', 'style-src-attr', 'style-src-elem', 'frame-src', 'connect-src', 'script-src']
      for (let turn = 0; turn < 100 && !wanted.every((name) => broken.includes(name)); turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 20))
      const position = getComputedStyle(box.querySelector('p') ?? box).position
      const display = getComputedStyle(document.body).display
      for (const element of [script, foreign, box, frame]) element.remove()
      return {
        missing: wanted.filter((name) => !broken.includes(name)),
        ran: [mark.ranInline, mark.ranHandler, evaluated, fetched],
        position,
        display,
      }
    })
    expect(stopped).toMatchObject({ missing: [], ran: [undefined, undefined, false, false], position: 'static' })
    expect(stopped.display).not.toBe('none')
  })

  it('keeps the desk where it is, and alone', async () => {
    const pages = () => seat.seat.browser.contexts().flatMap((context) => context.pages())
    const before = pages().length
    const address = seat.desk.url()
    await seat.desk.evaluate(() => void window.open('about:blank#foreign'))
    await seat.desk.evaluate(() => void (location.href = 'data:text/html,foreign')).catch(() => undefined)
    await until('only the windows of the seat are there', () => pages().length === before && seat.desk.url() === address)
    await seat.phone.presence('ready')
  })

  it.runIf(process.platform === 'linux')('leaves no secret in the list of processes', async () => {
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-eo', 'args='])
    const own = stdout.split('\n').filter((line) => line.includes(seat.seat.profile))
    expect(own.length).toBeGreaterThan(2)
    const token = new URL(seat.seat.url).searchParams.get('token')
    for (const line of own) expect(line.replaceAll(token ?? 'token=', 'password=')).not.toMatch(/(token|cookie|password)[=:]/i)
  })
})
