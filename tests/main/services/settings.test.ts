import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { confSettingsFile } from '../../../main/services/settings/conf-settings-file.ts'
import { SettingsStore } from '../../../main/services/settings/settings.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const quiet = { write: () => undefined }

describe('settings', () => {
  it('are there at the next start', async () => {
    const folder = await temporaryFolder()
    const first = new SettingsStore(confSettingsFile(folder), quiet)
    expect(first.read()).toEqual({ locale: null, theme: 'system', microphoneId: null, speakerId: null, keys: {} })
    first.write({ theme: 'dark', keys: { answer: 'F7' } })
    first.write({ locale: 'en' })
    expect(new SettingsStore(confSettingsFile(folder), quiet).read()).toMatchObject({ locale: 'en', theme: 'dark', keys: { answer: 'F7' } })
  })

  it.each(['', '{', '[]', '{"settings":7}', '{"settings":{"theme":"pink"}}'])('begin anew from a broken file: %j', async (text) => {
    const folder = await temporaryFolder()
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'settings.json'), text)
    const store = new SettingsStore(confSettingsFile(folder), quiet)
    expect(store.read().theme).toBe('system')
    expect(store.write({ theme: 'light' }).theme).toBe('light')
  })

  it('a field that is wrong takes its default alone and is named in the log; the next write keeps the others', async () => {
    const folder = await temporaryFolder()
    const document = { locale: 'en', theme: 'pink', microphoneId: 'mic-1', speakerId: 7, keys: { answer: 'F7' } }
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ settings: document }))
    const warned: unknown[] = []
    const store = new SettingsStore(confSettingsFile(folder), { write: (level, _source, _message, fields) => warned.push([level, fields]) })
    const mended = { locale: 'en', theme: 'system', microphoneId: 'mic-1', speakerId: null, keys: { answer: 'F7' } }
    expect(store.read()).toEqual(mended)
    expect(warned).toEqual([
      ['warn', { field: 'theme' }],
      ['warn', { field: 'speakerId' }],
    ])
    store.write({ theme: 'dark' })
    expect(new SettingsStore(confSettingsFile(folder), quiet).read()).toEqual({ ...mended, theme: 'dark' })
  })

  it('a field nobody knows is left out without a word, an absent one too', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ settings: { theme: 'dark', volume: 11 } }))
    const warned: string[] = []
    const store = new SettingsStore(confSettingsFile(folder), { write: (_level, _source, message) => warned.push(message) })
    expect([store.read().theme, warned]).toEqual(['dark', []])
  })
})
