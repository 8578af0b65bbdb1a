import type { ReactNode } from 'react'
import { DELIMITERS, type Delimiter } from '../../../../core/domain/directory/file/csv-delimiter.ts'
import { TEXT_ENCODINGS } from '../../../../core/domain/directory/file/text-encoding.ts'
import type { FileLook, FileShape } from '../../../storage/import-file/file-imports.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { words } from './words.ts'
import styles from './file-import.module.css'

const ENCODING_NAMES = { 'utf-8': 'UTF-8', 'windows-1251': 'Windows-1251', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' } as const
const DELIMITER_WORDS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const satisfies Record<Delimiter, string>

/** How the file is read, as far as it can be read in several ways. */
export const ShapeControls = ({ look }: { readonly look: FileLook }) => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  const { shape, sheets } = look
  const read = (next: FileShape): void => void fileImport.reshape(next)
  return (
    <div className={styles.controls}>
      {shape.kind !== 'xlsx' && (
        <Labelled label={t('encoding')}>
          <PlainSelect
            label={t('encoding')}
            value={shape.encoding}
            options={TEXT_ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
            onChoose={(value) => read({ ...shape, encoding: TEXT_ENCODINGS.find((one) => one === value) ?? shape.encoding })}
          />
        </Labelled>
      )}
      {shape.kind === 'csv' && (
        <Labelled label={t('delimiter')}>
          <PlainSelect
            label={t('delimiter')}
            value={shape.delimiter}
            options={DELIMITERS.map((value) => ({ value, label: t(DELIMITER_WORDS[value]) }))}
            onChoose={(value) => read({ ...shape, delimiter: DELIMITERS.find((one) => one === value) ?? shape.delimiter })}
          />
        </Labelled>
      )}
      {shape.kind === 'xlsx' && (
        <Labelled label={t('sheet')}>
          <PlainSelect
            label={t('sheet')}
            value={shape.sheet}
            options={sheets.map((value) => ({ value, label: value }))}
            onChoose={(sheet) => read({ ...shape, sheet })}
          />
        </Labelled>
      )}
      {shape.kind !== 'vcard' && (
        <label className={styles.check}>
          <input type="checkbox" checked={shape.header} onChange={(event) => read({ ...shape, header: event.currentTarget.checked })} />
          {t('header')}
        </label>
      )}
    </div>
  )
}

const Labelled = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className={styles.control}>
    <span className={styles.meta} aria-hidden="true">
      {label}
    </span>
    {children}
  </div>
)
