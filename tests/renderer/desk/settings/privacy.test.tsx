import { act, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { privacySectionSchema } from '../../../../core/contract/directory/directory-section.ts'
import type { AuditEntry, AuditGap } from '../../../../core/domain/privacy/audit-entry.ts'
import { auditCsv } from '../../../../renderer/desk/features/settings/audit-text.ts'
import { privacyWords } from '../../../../renderer/desk/features/settings/privacy-words.ts'
import { SettingsSheet } from '../../../../renderer/desk/features/settings/settings-sheet.tsx'
import { translator } from '../../../../renderer/desk/i18n/words.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { fakeSeatPrivacy } from '../../../support/fake-seat-privacy.ts'

const subject = 'ab'.repeat(16)
const entries: AuditEntry[] = [
  { no: 2, at: 5, by: '1001', fact: { kind: 'revealed', subject, what: ['numbers'], reason: 'other', word: '=курьер' } },
  { no: 1, at: 4, by: '1001', fact: { kind: 'erased', subject } },
]

async function open({ gaps = [], locale = 'ru' }: { gaps?: AuditGap[]; locale?: 'ru' | 'en' } = {}) {
  const said: string[] = []
  const bridge = new FakeBridge({
    'audit.list': () => ({ entries, total: entries.length, gaps }),
    'audit.append': (fact) => {
      said.push(fact.kind)
      return { no: 3, at: 6, by: '1001', fact }
    },
    'keys.state': () => ({ change: said.includes('asked') ? 'asked' : 'none', changedAt: null }),
    'keys.change': () => {
      said.push('asked')
      return {}
    },
    'keys.destroy': () => {
      said.push('keys destroyed')
      return {}
    },
    'app.quit': () => {
      said.push('quit')
      return {}
    },
  })
  const wipe = (): Promise<void> => {
    said.push('databases deleted')
    return Promise.resolve()
  }
  const world = await aCallWorkWorld({
    bridge,
    locale,
    seat: { privacy: privacySectionSchema.parse({ retentionDays: 30, screenCapture: 'blocked' }) },
    storage: { privacy: fakeSeatPrivacy({ unsent: () => Promise.resolve(2) }), wipe },
  })
  const { container } = world.show(<SettingsSheet />)
  act(() => world.work.settings.open('privacy'))
  await screen.findByRole('region', { name: locale === 'ru' ? /^Журнал.доступа$/ : /^Access log$/ })
  return { ...world, said, container }
}

describe('data and access', () => {
  it.each(['ru', 'en'] as const)('says how data is kept and who looked at it, in %s, with nothing for axe to say', async (locale) => {
    await open({ locale })
    expect(await screen.findByText(locale === 'ru' ? /^Показаны номера: =курьер$/ : /^Numbers shown: =курьер$/)).toBeDefined()
    expect(screen.getByText(locale === 'ru' ? /если не.нужен 30.дней/ : /not needed for 30.days/)).toBeDefined()
    expect(screen.getByText(locale === 'ru' ? /эта среда не.умеет/ : /this host cannot/)).toBeDefined()
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  it('says which lines of the log were touched', async () => {
    await open({
      gaps: [
        { from: 3, to: 5 },
        { from: 9, to: 9 },
      ],
    })
    expect((await screen.findByRole('alert')).textContent).toMatch(/3–5, 9/)
  })

  it('changes the key at the next start', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: /^Сменить ключ$/ }))
    expect(await screen.findByText(/Сменится при.следующем запуске/)).toBeDefined()
  })

  it('wipes everything with a word typed, written down first, keys last', async () => {
    const { user, said } = await open()
    await user.click(screen.getByRole('button', { name: /^Стереть всё на.этом компьютере$/ }))
    expect((await screen.findByText(/Не.отправлены 2.работы/)).getAttribute('role')).toBe('alert')
    await user.keyboard('стереть{Enter}')
    await waitFor(() => expect(said).toEqual(['wipe-asked', 'databases deleted', 'keys destroyed', 'quit']))
  })

  it('is a table that spreadsheets read and do not run', () => {
    const csv = auditCsv(entries, [], translator(privacyWords), 'ru')
    expect(csv.startsWith('\uFEFF№;')).toBe(true)
    expect(csv).toContain(subject)
    expect(csv.split('\r\n')).toHaveLength(3)
  })
})
