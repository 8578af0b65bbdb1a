import { PALETTE } from '../../../../core/domain/script/edit/new-node.ts'
import type { NodeKind } from '../../../../core/domain/script/node.ts'
import { useWords } from '../../i18n/use-words.ts'
import { KindIcon } from './graph/kind-icon.tsx'
import { stepWords } from './step-words.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

/** The kinds of steps, each with its digit. */
export const Palette = ({ frozen, onAdd }: { readonly frozen: boolean; readonly onAdd: (kind: NodeKind) => void }) => {
  const t = useWords(words)
  const s = useWords(stepWords)
  return (
    <section className={styles.sideSection} aria-label={t('addStep')}>
      <h2 className={styles.sideTitle}>{t('addStep')}</h2>
      <ul>
        {PALETTE.map((kind, index) => (
          <li key={kind}>
            <button
              type="button"
              className={styles.paletteItem}
              disabled={frozen}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onAdd(kind)}
            >
              <KindIcon kind={kind} size={16} />
              <span>{s(kind)}</span>
              <span className={styles.digit} aria-hidden="true">
                {index + 1}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
