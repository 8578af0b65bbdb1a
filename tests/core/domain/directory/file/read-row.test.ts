import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientSchema } from '../../../../../core/contract/client-schema.ts'
import { COLUMN_TARGETS, type ColumnTarget, type ImportColumn } from '../../../../../core/domain/directory/file/column-target.ts'
import { faultText } from '../../../../../core/domain/directory/file/fault-text.ts'
import { guessByContent, guessColumns, isHeader } from '../../../../../core/domain/directory/file/guess-columns.ts'
import { readRow } from '../../../../../core/domain/directory/file/read-row.ts'
import { clientOfRow, withRow } from '../../../../../core/domain/directory/file/row-client.ts'
import { guessEncoding } from '../../../../../core/domain/directory/file/text-encoding.ts'
import { numberReader } from '../../../../../renderer/storage/import-file/number-reader.ts'

const numbers = numberReader('RU')
const columnsOf = (...targets: readonly ColumnTarget[]): readonly ImportColumn[] => targets.map((target) => ({ header: target, target }))
const readOne = (target: ColumnTarget, cell: string) => readRow([cell, 'Мария'], columnsOf(target, 'given'), numbers)

describe('the columns of a table', () => {
  it.each<[string, ColumnTarget]>([
    ['ФИО', 'full-name'], ['Ф.И.О.', 'full-name'], ['Фамилия', 'family'], ['Имя', 'given'], ['Отчество', 'patronymic'],
    ['Телефон', 'phone'], ['Тел.', 'phone'], ['Моб. телефон', 'mobile'], ['Мобильный', 'mobile'], ['Сот.', 'mobile'],
    ['Рабочий телефон', 'work-phone'], ['Доб.', 'extension'], ['E-mail', 'email'], ['Эл. почта', 'email'], ['Компания', 'company'],
    ['Организация', 'company'], ['Должность', 'title'], ['Сегмент', 'segment'], ['VIP', 'vip'], ['Статус', 'status'], ['Город', 'city'],
    ['Договор', 'fact'], ['Менеджер', 'manager'], ['Долг, ₽', 'debt'], ['Теги', 'tag'], ['Логин', 'login'], ['Дата рождения', 'birthday'],
    ['ID', 'id'], ['Код клиента', 'id'], ['Паспорт', 'document'], ['ИНН', 'document'], ['Name', 'full-name'], ['First name', 'given'],
    ['Last Name', 'family'], ['Phone', 'phone'], ['Mobile phone', 'mobile'], ['Company', 'company'], ['Job title', 'title'],
    ['Birthday', 'birthday'], ['', 'skip'], ['Что-то своё', 'fact'],
  ])('%s is %s', (header, target) => expect(guessColumns([header])).toEqual([target])) // prettier-ignore

  it('of one kind are taken once, but for numbers, addresses and facts', () => {
    expect(guessColumns(['Имя', 'Имя', 'Телефон', 'Телефон 2'])).toEqual(['given', 'fact', 'phone', 'phone'])
  })

  it('are told by their content where nobody named them', () => {
    expect(isHeader(['ФИО', 'Телефон'])).toBe(true)
    expect(isHeader(['Орлова Мария', '+79123456701'])).toBe(false)
    expect(
      guessByContent([
        ['Орлова Мария', '+7 912 345-67-01', 'm@x.ru'],
        ['Волков Пётр', '8 912 345 67 02', ''],
      ]),
    ).toEqual(['full-name', 'phone', 'email'])
  })
})

describe('a row', () => {
  it.each<[ColumnTarget, string, string]>([
    ['phone', '+7 912 345-67', 'phone: не хватает 2 цифр: после +7 нужно 10 («+7 912 345-67»)'],
    ['phone', '+7 912 345-67-890', 'phone: 1 лишняя цифра: после +7 нужно 10 («+7 912 345-67-890»)'],
    ['phone', '7,91235E+10', 'phone: таблица округлила номер («7,91235E+10»): задайте ячейке формат «Текст» и впишите его снова'],
    ['phone', 'звонить Марии', 'phone: не номер телефона («звонить Марии»)'],
    ['email', 'маша', 'email: не адрес почты («маша»): нужно имя@сервер'],
    ['segment', 'E', 'segment: нет такого сегмента («E»): бывают A, B, C и D'],
    ['birthday', '31.02.1990', 'birthday: нет такой даты («31.02.1990»): нужно 31.12.1990 или 1990-12-31'],
    ['vip', 'может быть', 'vip: непонятно, да или нет («может быть»)'],
    ['debt', 'много', 'debt: не сумма («много»): нужно число, например 1 234,50'],
    ['company', 'x'.repeat(501), 'company: слишком длинно: помещается 500 знаков'],
  ])('with a wrong %s says how to mend it: %s', (target, cell, words) => {
    const read = readOne(target, cell)
    if (read.ok) throw new Error('it was taken')
    expect(read.error.map((fault) => faultText(fault, [target, 'given'], 'ru'))).toEqual([words])
  })

  it('without name and phone is nobody', () => {
    expect(readRow(['', 'x'], columnsOf('given', 'city'), numbers)).toMatchObject({ ok: false, error: [{ kind: 'nobody' }] })
  })

  it.each([
    ['8 (912) 345-67-01', ['+79123456701']],
    ['+7 912 345-67-01, +7 (495) 123-45-67 доб. 12', ['+79123456701', '+74951234567/12']],
    ['89123456701; 89123456702', ['+79123456701', '+79123456702']],
    ['89123456701 / 89123456702\n+1 415 555 26 71', ['+79123456701', '+79123456702', '+14155552671']],
    ['9123456701', ['+79123456701']],
    ['+49 30 901820', ['+4930901820']],
  ])('has the numbers of one cell: %s', (cell, expected) => {
    const read = readOne('phone', cell)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.phones.map(({ number, extension }) => (extension === undefined ? number : `${number}/${extension}`))).toEqual(
      expected,
    )
  })

  it.each([
    ['Орлова Мария Сергеевна', 'Орлова|Мария|Сергеевна'],
    ['Мария Сергеевна Орлова', 'Орлова|Мария|Сергеевна'],
    ['Орлова Мария', 'Орлова|Мария|'],
    ['Пётр Волков', 'Волков|Пётр|'],
    ['Волкова Ирина', 'Волкова|Ирина|'],
    ['Мария', '|Мария|'],
  ])('tells the names apart under «ФИО»: %s', (cell, expected) => {
    const read = readRow([cell], [{ header: 'ФИО', target: 'full-name' }], numbers)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect([read.value.name?.family, read.value.name?.given, read.value.name?.patronymic ?? ''].join('|')).toBe(expected)
  })

  it('reads values as people write them', () => {
    const columns = columnsOf('given', 'segment', 'vip', 'debt', 'birthday', 'tag', 'document')
    const read = readRow(['Мария', 'в', 'Да', '1 234,50 ₽', '12.04.85', 'новый; должник', '45 06 123456'], columns, numbers)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(clientOfRow(read.value, 'ru')).toMatchObject({
      segment: 'B',
      vip: true,
      debt: { amount: 1234.5, currency: 'RUB' },
      birthday: { month: 4, day: 12 },
      tags: ['новый', 'должник'],
      facts: [{ label: 'document', value: '45 06 123456', sensitive: true }],
    })
  })
})

const anyCell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '+79123456701',
    '8 912 345-67-01, 89123456702 доб 5',
    'Орлова Мария',
    'a@b.ru',
    'A',
    'да',
    '1 000,5',
    '12.04.1990',
    'ru',
  ),
)

describe('any rows', () => {
  it('become clients that fit the directory, or faults with words; nothing throws', () => {
    const column = fc.constantFrom(...COLUMN_TARGETS).map((target): ImportColumn => ({ header: target, target }))
    fc.assert(
      fc.property(fc.array(column, { maxLength: 12 }), fc.array(anyCell, { maxLength: 14 }), (columns, cells) => {
        const read = readRow(cells, columns, numbers)
        if (read.ok) {
          const client = clientOfRow(read.value, 'ru')
          expect(clientSchema.safeParse(client).error).toBeUndefined()
          expect(clientSchema.safeParse(withRow(client, read.value)).data).toEqual(client)
          return
        }
        expect(read.error.length).toBeGreaterThan(0)
        for (const fault of read.error)
          for (const language of ['ru', 'en'] as const)
            expect(
              faultText(
                fault,
                columns.map(({ header }) => header),
                language,
              ),
            ).not.toBe('')
      }),
      { numRuns: 5_000 },
    )
  })

  it('of any bytes have an encoding', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void new TextDecoder(guessEncoding(bytes)).decode(bytes)))
  })

  it('written from clients are the same clients again', () => {
    const name = fc.constantFrom('Орлова', 'Волков', 'Smith', 'О’Нил', 'Кот "Базилио"')
    const row = fc.record({
      id: fc.integer({ min: 1 }).map(String),
      family: name,
      given: fc.constantFrom('Мария', 'Пётр', 'Ann'),
      phones: fc.uniqueArray(
        fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map((digits) => `+7${digits}`),
        { maxLength: 3 },
      ),
      emails: fc.uniqueArray(fc.constantFrom('a@b.ru', 'c@d.com'), { maxLength: 2 }),
      segment: fc.constantFrom('A', 'B', 'C', 'D'),
      city: fc.constantFrom('Пермь', 'Нижний Новгород'),
    })
    const columns = columnsOf('id', 'family', 'given', 'phone', 'email', 'segment', 'city')
    fc.assert(
      fc.property(row, ({ id, family, given, phones, emails, segment, city }) => {
        const read = readRow([id, family, given, phones.join(', '), emails.join(', '), segment, city], columns, numbers)
        if (!read.ok) throw new Error(JSON.stringify(read.error))
        const client = clientOfRow(read.value, 'ru')
        expect({ ...client, phones: client.phones.map(({ number }) => number) }).toMatchObject({
          id,
          name: { family, given },
          phones,
          emails,
          segment,
          city,
        })
      }),
    )
  })
})
