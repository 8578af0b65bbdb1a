import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskDocument, maskEmail } from '../../../../core/domain/privacy/masks.ts'
import { privacyRulesOf, SILENT_WISHES, type PrivacyWishes } from '../../../../core/domain/privacy/privacy-rules-of.ts'
import { revealableOf } from '../../../../core/domain/privacy/revealable.ts'
import { aClient } from '../../../support/client-builder.ts'

const OPEN: PrivacyWishes = { ...SILENT_WISHES, numbers: 'shown', documents: 'shown', emails: 'shown' }
const visibilities = (rules: ReturnType<typeof privacyRulesOf>) => [rules.numbers, rules.documents, rules.emails]

describe('who sees what', () => {
  it.each(['specialist', 'supervisor'] as const)('shows a %s of the company what the company shows', (role) => {
    expect(visibilities(privacyRulesOf(OPEN, { role }, 'ru'))).toEqual(['shown', 'shown', 'shown'])
    expect(visibilities(privacyRulesOf({ ...OPEN, documents: 'masked' }, { role }, 'ru'))).toEqual(['shown', 'masked', 'shown'])
  })

  it.each(['operator', 'specialist', 'supervisor'] as const)("shows masks to an outsourcer's %s, whatever the document says", (role) => {
    expect(visibilities(privacyRulesOf(OPEN, { role, outsourcer: 'Контакт-Центр' }, 'ru'))).toEqual(['masked', 'masked', 'masked'])
  })

  it('shows masks to an operator of line 1, and follows the document where there is no team', () => {
    expect(visibilities(privacyRulesOf(OPEN, { role: 'operator' }, 'ru'))).toEqual(['masked', 'masked', 'masked'])
    expect(visibilities(privacyRulesOf(OPEN, undefined, 'ru'))).toEqual(['shown', 'shown', 'shown'])
  })

  it('masks everything where nothing is said, and offers reasons of its own', () => {
    const rules = privacyRulesOf(undefined, undefined, 'en')
    expect(visibilities(rules)).toEqual(['masked', 'masked', 'masked'])
    expect(rules.revealedForMs).toBe(60_000)
    expect(rules.reasons.map(({ title }) => title)).toContain('To call the client back')
  })

  it("takes the company's reasons in the desk's language, and leaves `other` to the operator's own words", () => {
    const reasons = [
      { id: 'court', title: { ru: 'Запрос суда', en: 'A court asks' } },
      { id: 'bank', title: { ru: 'Сверка с банком' } },
      { id: 'other', title: { ru: 'Просто так' } },
    ]
    expect(privacyRulesOf({ ...SILENT_WISHES, reasons }, undefined, 'en').reasons).toEqual([
      { id: 'court', title: 'A court asks' },
      { id: 'bank', title: 'Сверка с банком' },
    ])
  })
})

describe('masks', () => {
  it('keeps the shape of a document and its last two signs', () => {
    expect(maskDocument('4509 123456')).toBe('•••• ••••56')
    expect(maskDocument('ДС-1045/2')).toBe('••-•••5/2')
    expect(maskDocument('12345')).toBe('•••••')
  })

  it('never shows more than two signs of a document, nor of a mailbox more than its first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (value) => {
        expect((maskDocument(value).match(/[\p{L}\p{N}]/gu) ?? []).length).toBeLessThanOrEqual(2)
      }),
    )
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        expect(maskEmail(email).slice(0, maskEmail(email).indexOf('@'))).toMatch(/^.•{5}$/u)
      }),
    )
  })
})

describe('what can be revealed', () => {
  const rules = privacyRulesOf(undefined, undefined, 'ru')

  it('is what is masked and there', () => {
    const client = aClient({
      phones: [{ number: '+79120000067', kind: 'mobile' }],
      emails: [],
      facts: [{ label: 'Паспорт', value: '4509 123456', sensitive: true }],
    })
    expect(revealableOf(client, rules)).toEqual(['numbers', 'documents'])
    expect(revealableOf(client, { ...rules, numbers: 'shown' })).toEqual(['documents'])
    expect(revealableOf({ ...client, phones: [], facts: [{ label: 'Тариф', value: 'Про' }] }, rules)).toEqual([])
  })
})
