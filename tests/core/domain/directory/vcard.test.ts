import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { clientSchema } from '../../../../core/contract/client-schema.ts'
import type { ClientId } from '../../../../core/domain/client/client.ts'
import { clientOfVCard, type RecordFrame } from '../../../../core/domain/directory/client-of-vcard.ts'
import { readVCards } from '../../../../core/domain/directory/read-vcards.ts'
import { createPhoneNumbers } from '../../../../main/services/phone-numbers.ts'

const numbers = createPhoneNumbers('RU')
const frame: RecordFrame = { id: 'book.1' as ClientId, source: 'book', version: '"1"', language: 'ru', toE164: numbers.toE164 }
const clientOf = (text: string) => {
  const [read] = [...readVCards(text)]
  if (read?.kind !== 'card') throw new Error(`refused: ${read?.fault ?? 'nothing'}`)
  return clientOfVCard(read.card, frame)
}
const card = (...lines: readonly string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

describe('a card', () => {
  it('becomes a client with phones in E.164, extensions kept', () => {
    const made = clientOf(
      card(
        'UID:urn:1',
        'N:Орлова;Мария;Сергеевна;;',
        'FN:Мария Орлова',
        'ORG:ООО «Ромашка»;Закупки',
        'TITLE:Финансовый директор',
        'TEL;TYPE=CELL,VOICE:8 (912) 345-67-67',
        'item1.TEL;TYPE=WORK:+7 495 123-45-67 доб. 321',
        'TEL;TYPE=WORK,FAX:+7 495 000-00-00',
        'TEL:not a number',
        'EMAIL;TYPE=INTERNET:maria@example.com',
        'ADR;TYPE=WORK:;;Ленина\\, 1;Казань;;420000;Россия',
        'BDAY:1985-04-12',
        'CATEGORIES:vip,закупки',
      ),
    )
    expect(made).toMatchObject({
      ok: true,
      value: {
        name: { given: 'Мария', family: 'Орлова', patronymic: 'Сергеевна' },
        company: 'ООО «Ромашка»',
        city: 'Казань',
        birthday: { month: 4, day: 12 },
        emails: ['maria@example.com'],
        tags: ['vip', 'закупки'],
        phones: [
          { number: '+79123456767', kind: 'mobile' },
          { number: '+74951234567', kind: 'work', extension: '321' },
        ],
        roles: [{ kind: 'director', title: 'Финансовый директор' }],
        version: '"1"',
      },
    })
    expect(clientSchema.safeParse(made.ok ? made.value : undefined).success).toBe(true)
  })

  it('of version 4 gives telephones as addresses, and a birthday without a year', () => {
    const text = card('N:Smith;Ann;;;', 'TEL;VALUE=uri;TYPE="voice,home":tel:+1-202-555-0143;ext=77', 'BDAY:--0412', 'LANG:en')
    expect(clientOf(text)).toMatchObject({
      ok: true,
      value: { language: 'en', birthday: { month: 4, day: 12 }, phones: [{ number: '+12025550143', kind: 'home', extension: '77' }] },
    })
  })

  it('of version 2.1 is read with quoted-printable in both charsets', () => {
    const utf = 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9E=D1=80=D0=BB=D0=BE=D0=B2=D0=B0;=D0=\r\n=9C=D0=B0=D1=80=D0=B8=D1=8F'
    expect(clientOf(card(utf, 'TEL;CELL;PREF:+79123456767'))).toMatchObject({
      value: { name: { family: 'Орлова', given: 'Мария' }, phones: [{ kind: 'mobile' }] },
    })
    expect(clientOf(card('FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED =CF=E5=F2=F0=EE=E2'))).toMatchObject({
      value: { name: { given: 'Иван', family: 'Петров' } },
    })
  })

  it('that is a list of others, or has no name, is no client', () => {
    expect(clientOf(card('FN:Отдел', 'KIND:group'))).toEqual({ ok: false, error: 'group' })
    expect(clientOf(card('TEL:+79123456767'))).toEqual({ ok: false, error: 'no-name' })
  })

  it('without an end is refused by name, and the next one is read', () => {
    const read = [...readVCards(`BEGIN:VCARD\nFN:Broken\n${card('FN:Whole')}`)]
    expect(read).toMatchObject([{ kind: 'refused', name: 'Broken', fault: 'no-end' }, { kind: 'card' }])
  })

  it('loses its picture only', () => {
    const photo = `PHOTO;ENCODING=b:${'A'.repeat(300_000)}`
    const [read] = [...readVCards(card('FN:Ann', photo, 'TEL:1'))]
    expect(read?.kind === 'card' && read.card.properties.map(({ name }) => name)).toEqual(['VERSION', 'FN', 'TEL'])
  })
})

describe('any text', () => {
  it('is read without an exception, and what comes out fits the record', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'BEGIN:VCARD',
        'END:VCARD',
        'N:;;;',
        ' folded',
        'FN:x',
        'TEL;TYPE="a:+7',
        'TEL;;=;:8912',
        'BDAY:--9999',
        'ADR:;;;;;;',
      ),
      fc.tuple(fc.constantFrom('N', 'FN', 'TEL', 'ORG', 'TZ', 'EMAIL', 'NOTE'), fc.string()).map(([name, value]) => `${name}:${value}`),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        for (const read of readVCards(`BEGIN:VCARD\n${lines.join('\n')}\nEND:VCARD`)) {
          if (read.kind === 'refused') continue
          const made = clientOfVCard(read.card, frame)
          if (made.ok) clientSchema.parse(made.value)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('beside another reader (ical.js)', () => {
  const word = fc.stringMatching(/^[A-Za-zА-Яа-я ,;\\.«»-]{1,30}$/).map((text) => text.trim())
  const escape = (text: string, signs = /[\\,;]/g): string => text.replace(signs, (char) => `\\${char}`)

  // It takes a backslash before a separator for an escaped separator, so names have none here.
  const name = word.filter((text) => !text.includes('\\'))

  it('the same texts and names come out of well-formed cards', () => {
    fc.assert(
      fc.property(name, name, word, (family, given, note) => {
        const text = card(`N:${escape(family)};${escape(given)};;;`, `FN:${escape(given)}`, `NOTE:${escape(note, /[\\,]/g)}`)
        const theirs = new ICAL.Component(ICAL.parse(text) as unknown[])
        const [ours] = [...readVCards(text)]
        const find = (name: string) => (ours?.kind === 'card' ? ours.card.properties.find((property) => property.name === name) : undefined)
        expect(find('NOTE')?.text).toBe(String(theirs.getFirstPropertyValue('note')).trim())
        expect(find('N')?.parts.slice(0, 2)).toEqual(
          (theirs.getFirstProperty('n')?.getFirstValue() as unknown as string[]).slice(0, 2).map((part) => part.trim()),
        )
      }),
      { numRuns: 200 },
    )
  })
})
