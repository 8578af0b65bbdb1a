import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../../../core/domain/directory/file/csv-line.ts'
import { CsvReader } from '../../../../../core/domain/directory/file/csv-reader.ts'
import { DELIMITERS, guessDelimiter } from '../../../../../core/domain/directory/file/csv-delimiter.ts'

const read = (text: string, delimiter = ';', pieces: readonly number[] = []) => {
  const reader = new CsvReader(delimiter)
  const rows = []
  let at = 0
  for (const size of pieces) {
    rows.push(...reader.push(text.slice(at, at + size)))
    at += size
  }
  return [...rows, ...reader.push(text.slice(at)), ...reader.end()]
}

describe('a table in text', () => {
  it.each([
    [
      'plain',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'windows line ends',
      'a;b\r\nc;d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'quotes, doubled, with delimiter and line break',
      '"a;1";"b ""q"""\n"c\nd";e',
      [
        ['a;1', 'b "q"'],
        ['c\nd', 'e'],
      ],
    ],
    ['a quote inside', 'ООО "Ромашка";1', [['ООО "Ромашка"', '1']]],
    [
      'quotes by hand',
      '"Ромашка" ООО;1\nx;2',
      [
        ['"Ромашка" ООО', '1'],
        ['x', '2'],
      ],
    ],
    ['empty lines', '\n\na;b\n\n', [['a', 'b']]],
    [
      'empty cells at the end',
      'a;;\n;b;',
      [
        ['a', '', ''],
        ['', 'b', ''],
      ],
    ],
    ['quoted last', 'a;"b"', [['a', 'b']]],
    ['a byte order mark', '\uFEFFa;b', [['a', 'b']]],
    ['nothing', '', []],
  ])('%s', (_name, text, cells) => {
    expect(read(text).map((row) => row.cells)).toEqual(cells)
    expect(read(text).some(({ broken }) => broken)).toBe(false)
  })

  it('names the row that lost a quote and goes on at the next', () => {
    const rows = read('a;b\n"lost;1\nc;d\n"e";"f\n1";g\nh;i')
    expect(rows.map(({ line, cells, broken }) => [line, cells.join('|'), broken ?? false])).toEqual([
      [1, 'a|b', false],
      [2, '"lost;1', true],
      [3, 'c|d', false],
      [4, 'e|f\n1|g', false],
      [6, 'h|i', false],
    ])
    expect(read('a;"never closed\nb;c').map(({ line, broken }) => [line, broken ?? false])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  const cell = fc.string({ unit: fc.constantFrom('a', 'Я', '"', ';', ',', '\n', '\r', ' ', '1'), maxLength: 6 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 12 })

  it('reads what was written, however it is cut', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...DELIMITERS), fc.array(fc.integer({ min: 0, max: 9 })), (rows, delimiter, pieces) => {
        const text = rows.map((cells) => csvLine(cells, delimiter)).join('\r\n')
        const kept = rows.filter((cells) => cells.some((one) => one !== '') || cells.length > 1)
        const found = read(text, delimiter, pieces).map(({ cells }) => cells)
        const isEmpty = (cells: readonly string[]): boolean => cells.every((one) => one === '')
        expect(found.filter((cells) => !isEmpty(cells))).toEqual(kept.filter((cells) => !isEmpty(cells)))
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, loses no line, and says the same however the text is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r', 'б', '\u0000', '\uFEFF'), maxLength: 80 })
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 0, max: 9 })), (written, pieces) => {
        const rows = read(written)
        expect(read(written, ';', pieces)).toEqual(rows)
        for (const [index, { line }] of rows.entries()) expect(line).toBeGreaterThan(rows[index - 1]?.line ?? 0)
      }),
      { numRuns: 5_000 },
    )
  })

  it('knows its delimiter', () => {
    for (const delimiter of DELIMITERS)
      expect(
        guessDelimiter(
          [
            ['ФИО', 'Телефон', 'Город'],
            ['Орлова, Мария', '+7 912', 'Пермь'],
          ]
            .map((row) => csvLine(row, delimiter))
            .join('\n'),
        ),
      ).toBe(delimiter)
  })
})
