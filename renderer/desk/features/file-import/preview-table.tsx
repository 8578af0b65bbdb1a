import { COLUMN_TARGETS, type ImportColumn } from '../../../../core/domain/directory/file/column-target.ts'
import { faultText } from '../../../../core/domain/directory/file/fault-text.ts'
import type { FaultyRow } from '../../../../core/domain/directory/file/row-fault.ts'
import type { FileLook, SampleRow } from '../../../storage/import-file/file-imports.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { targetWords } from './target-words.ts'
import { words } from './words.ts'
import styles from './file-import.module.css'

/** Rows drawn. */
const ROWS = 20
/** Longest text of a cell that is drawn. */
const CELL = 120

interface PreviewTableProps {
  readonly look: FileLook
  readonly columns: readonly ImportColumn[]
  readonly faulty: readonly FaultyRow[]
}

/** The first rows as they stand, with what each column is to become. */
export const PreviewTable = ({ look, columns, faulty }: PreviewTableProps) => {
  const t = useWords(words)
  const targets = useWords(targetWords)
  const { fileImport } = useCallWork()
  const options = COLUMN_TARGETS.map((value) => ({ value, label: targets(value) }))
  const byLine = new Map(faulty.map((row) => [row.line, row]))
  return (
    <div className={styles.table} role="region" aria-label={t('preview')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" className={styles.line}>
              <span className="fl-hidden">{t('row')}</span>
            </th>
            {columns.map(({ header, target }, index) => (
              <th key={index} scope="col" data-skip={target === 'skip'}>
                <span className={styles.columnName} title={header}>
                  {header === '' ? String(index + 1) : header}
                </span>
                <PlainSelect
                  label={t('columnIs', { name: header === '' ? String(index + 1) : header })}
                  value={target}
                  options={options}
                  onChoose={(value) => fileImport.setTarget(index, COLUMN_TARGETS.find((one) => one === value) ?? 'skip')}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.sample.slice(0, ROWS).map((row) => (
            <PreviewRow key={row.line} row={row} columns={columns} header={look.header} faulty={byLine.get(row.line)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface PreviewRowProps {
  readonly row: SampleRow
  readonly columns: readonly ImportColumn[]
  readonly header: readonly string[]
  readonly faulty: FaultyRow | undefined
}

const PreviewRow = ({ row, columns, header, faulty }: PreviewRowProps) => {
  const locale = useLocale()
  const why = (column: number): string | undefined => {
    const fault = faulty?.faults.find((one) => one.column === column)
    return fault === undefined ? undefined : faultText(fault, header, locale)
  }
  if (row.broken === true)
    return (
      <tr data-faulty="true">
        <Line line={row.line} faulty={faulty} header={header} />
        <td colSpan={columns.length} className={styles.brokenRow}>
          {(row.cells[0] ?? '').slice(0, CELL * 2)}
        </td>
      </tr>
    )
  return (
    <tr data-faulty={faulty !== undefined}>
      <Line line={row.line} faulty={faulty} header={header} />
      {columns.map(({ target }, column) => (
        <td key={column} data-skip={target === 'skip'} data-wrong={why(column) !== undefined} title={why(column)}>
          {(row.cells[column] ?? '').slice(0, CELL)}
        </td>
      ))}
    </tr>
  )
}

/** Its number; what is wrong with the row is said in words, the colour is beside it. */
const Line = ({ line, faulty, header }: { readonly line: number } & Pick<PreviewRowProps, 'faulty' | 'header'>) => {
  const locale = useLocale()
  return (
    <th scope="row" className={styles.line}>
      {faulty !== undefined && <span aria-hidden="true">! </span>}
      {line}
      {faulty !== undefined && (
        <span className="fl-hidden">. {faulty.faults.map((fault) => faultText(fault, header, locale)).join('; ')}</span>
      )}
    </th>
  )
}
