import { describe, expect, it } from 'vitest'
import { isPermitted } from '../../../main/shell/permissions.ts'

const own = 'app://firstline'

describe('permissions in Electron', () => {
  it.each([
    [{ permission: 'media', origin: own, mediaTypes: ['audio'] }, true],
    [{ permission: 'media', origin: `${own}/`, mediaTypes: ['audio'] }, true],
    [{ permission: 'media', origin: own }, true],
    [{ permission: 'speaker-selection', origin: own }, true],
    [{ permission: 'loopback-network', origin: own }, true],
    [{ permission: 'loopback-network', origin: 'https://evil.example' }, false],
    [{ permission: 'media', origin: own, mediaTypes: [] }, false],
    [{ permission: 'display-capture', origin: own, mediaTypes: ['audio'] }, false],
    [{ permission: 'media', origin: own, mediaTypes: ['video'] }, false],
    [{ permission: 'media', origin: own, mediaTypes: ['audio', 'video'] }, false],
    [{ permission: 'media', origin: own, mediaTypes: ['unknown'] }, false],
    [{ permission: 'media', origin: 'https://evil.example', mediaTypes: ['audio'] }, false],
    [{ permission: 'media', origin: 'app://firstline.evil', mediaTypes: ['audio'] }, false],
    [{ permission: 'geolocation', origin: own }, false],
    [{ permission: 'notifications', origin: own }, false],
    [{ permission: 'openExternal', origin: own }, false],
    [{ permission: 'clipboard-read', origin: own }, false],
  ])('%j → %s', (question, permitted) => {
    expect(isPermitted(question, own)).toBe(permitted)
  })
})
