import { describe, expect, it } from 'vitest'
import { isOwnFile } from '../../../main/shell/own-file.ts'

describe('a file that is saved', () => {
  it('comes from our own page', () => {
    expect(isOwnFile('blob:app://firstline/0a6b0e34-6a5e-4d0a-9a51-1d8f6f1c2d11', 'app://firstline')).toBe(true)
    expect(isOwnFile('blob:app://firstline.evil.example/1', 'app://firstline')).toBe(false)
    expect(isOwnFile('https://evil.example/setup.exe', 'app://firstline')).toBe(false)
    expect(isOwnFile('app://firstline/index.html', 'app://firstline')).toBe(false)
    expect(isOwnFile('data:text/html,x', 'app://firstline')).toBe(false)
  })
})
