import { describe, expect, it } from 'vitest'
import { ownArguments } from '../../../main/shell/own-arguments.ts'

describe('arguments of the Electron host', () => {
  it('begin after the name of a packaged app', () => {
    expect(ownArguments(['/opt/firstline', '--no-sandbox', '--profile', 'p'], true)).toEqual(['--profile', 'p'])
    expect(ownArguments(['/Applications/Firstline', '-psn_0_12345'], true)).toEqual([])
  })

  it('begin after the application’s folder in development, with or without switches before it', () => {
    expect(ownArguments(['electron', '.', '--host=electron', '--headless'], false)).toEqual(['--headless'])
    expect(ownArguments(['electron', '--no-sandbox', '--use-fake-device-for-media-stream', '.', '--profile', 'p'], false)).toEqual([
      '--profile',
      'p',
    ])
  })

  it('keep what is wrong, so that it is refused', () => {
    expect(ownArguments(['electron', '.', '--nonsense', 'file'], false)).toEqual(['--nonsense', 'file'])
  })
})
