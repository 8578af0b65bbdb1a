import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canShowWindows } from '../../../main/browser/display.ts'
import { findBrowser } from '../../../main/browser/find-browser.ts'
import { browserFlags } from '../../../main/browser/flags.ts'
import { hasMicrophone } from '../../../main/browser/microphone.ts'
import { readPlacement } from '../../../main/browser/window-placement.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const usual = { headless: false, isRoot: false, fakeMicrophone: false, appUrl: 'http://127.0.0.1:20001/opening' }

describe('flags of Chromium', () => {
  it('let calls sound and go on unseen', () => {
    const flags = browserFlags(usual)
    for (const flag of [
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      '--disable-renderer-backgrounding',
    ])
      expect(flags).toContain(flag)
    expect(flags).toContain('--app=http://127.0.0.1:20001/opening')
  })

  it('give up protections only where they must', () => {
    expect(browserFlags(usual).join(' ')).not.toMatch(/no-sandbox|fake|remote-debugging|web-security/)
    expect(browserFlags({ ...usual, isRoot: true })).toContain('--no-sandbox')
    expect(browserFlags({ ...usual, debugPort: 0 })).toContain('--remote-debugging-port=0')
  })

  it('leave the window as the person left it', () => {
    expect(browserFlags(usual).join(' ')).not.toContain('--window-size')
  })

  it('play a file as the microphone', () => {
    const flags = browserFlags({ ...usual, headless: true, fakeMicrophone: true, microphoneFile: '/t.wav' })
    expect(flags).toContain('--use-file-for-fake-audio-capture=/t.wav')
    expect(flags.some((flag) => flag.startsWith('--app='))).toBe(false)
  })
})

describe('the place of the window', () => {
  it('is what was kept, unless that is nonsense', async () => {
    const path = join(await temporaryFolder(), 'window.json')
    expect(await readPlacement(path)).toBeUndefined()
    for (const text of ['', 'null', '{"left":1}', '{"left":0,"top":0,"width":5,"height":5,"windowState":"normal"}']) {
      await writeFile(path, text)
      expect(await readPlacement(path)).toBeUndefined()
    }
    const kept = { left: 10, top: -20, width: 1280, height: 720, windowState: 'maximized' }
    await writeFile(path, JSON.stringify(kept))
    expect(await readPlacement(path)).toEqual(kept)
  })
})

describe('the machine', () => {
  it('has a microphone when a sound card captures', async () => {
    const proc = await temporaryFolder()
    expect(hasMicrophone('linux', join(proc, 'none'))).toBe(false)
    await mkdir(join(proc, 'card0', 'pcm0p'), { recursive: true })
    expect(hasMicrophone('linux', proc)).toBe(false)
    await mkdir(join(proc, 'card1', 'pcm0c'), { recursive: true })
    expect(hasMicrophone('linux', proc)).toBe(true)
    expect(hasMicrophone('win32', join(proc, 'none'))).toBe(true)
  })

  it('shows windows when there is a display', () => {
    expect(canShowWindows('linux', {})).toBe(false)
    expect(canShowWindows('linux', { DISPLAY: '' })).toBe(false)
    expect(canShowWindows('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(canShowWindows('darwin', {})).toBe(true)
  })

  it('uses the browser it was told, or none', () => {
    expect(findBrowser({ FIRSTLINE_CHROMIUM: process.execPath })).toBe(process.execPath)
    expect(findBrowser({ FIRSTLINE_CHROMIUM: '/no/such/browser' })).toBeUndefined()
  })
})
