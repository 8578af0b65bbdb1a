import type { FileLook } from '../../../storage/import-file/file-imports.ts'
import { useWords } from '../../i18n/use-words.ts'
import { words } from './words.ts'
import styles from './file-import.module.css'

const CARDS = 20

/** The first cards, with what they say; cards name their fields themselves. */
export const PreviewCards = ({ look }: { readonly look: FileLook }) => {
  const t = useWords(words)
  return (
    <div className={styles.table} role="region" aria-label={t('preview')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(['card', 'contact', 'phones', 'emails', 'org'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.sample.slice(0, CARDS).map(({ line, cells, broken }) => (
            <tr key={line} data-faulty={broken === true}>
              <th scope="row" className={styles.line}>
                {broken === true ? `! ${line}` : line}
              </th>
              {[0, 1, 2, 3].map((index) => (
                <td key={index}>{(cells[index] ?? '').slice(0, 120)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
