import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../../main/host/options.ts'

describe('start options', () => {
  it('have their defaults', () => {
    expect(parseOptions([], '/here')).toEqual({ ok: true, value: { headless: false, browser: true, sandbox: false } })
  })

  it('are all understood, and paths begin where the person is', () => {
    const argv = [
      '--headless',
      '--no-browser',
      '--profile',
      'p',
      '--port=20100',
      '--provision',
      '/abs/seat.json',
      '--debug-port',
      '0',
      '--microphone-file=t.wav',
      '--sandbox-clients=0',
    ]
    expect(parseOptions(argv, '/here')).toEqual({
      ok: true,
      value: {
        headless: true,
        browser: false,
        sandbox: false,
        profile: '/here/p',
        port: 20_100,
        provision: '/abs/seat.json',
        debugPort: 0,
        sandboxClients: 0,
        microphoneFile: '/here/t.wav',
      },
    })
  })

  it.each([
    ['--port', '0'],
    ['--port', '70000'],
    ['--port', 'x'],
    ['--debug-port', '-1'],
    ['--what'],
    ['file'],
    ['--sandbox', '--provision=seat.json'],
    ['--profile'],
  ])('are refused in one line: %s %s', (...argv) => {
    const parsed = parseOptions(argv, '/here')
    expect(parsed.ok).toBe(false)
    expect(parsed.ok ? '' : parsed.error).toMatch(/^[^\n]{5,200}$/)
  })

  it('never make the parser throw', () => {
    fc.assert(fc.property(fc.array(fc.string(), { maxLength: 5 }), (argv) => typeof parseOptions(argv, '/here').ok === 'boolean'))
  })
})
