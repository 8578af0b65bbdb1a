import { inForceOf, versionsOf } from './version-rows.ts'
import { useWords } from '../../i18n/use-words.ts'
import { isFrozen, isUnsaved, type Drawing } from '../../state/script-editor-view.ts'
import { useScriptShelf } from '../../state/use-script-editor.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

/** «Черновик 14 · опубликована 13 · изменено 14:38 · сохранено на этом компьютере». */
export const StatusLine = ({ drawing }: { readonly drawing: Drawing }) => {
  const t = useWords(words)
  const format = useFormat()
  const summaries = useScriptShelf((shelf) => shelf.summaries)
  const { version, state, history, organisation, changedAt, at, by, kept } = drawing
  const published = inForceOf(versionsOf(summaries, organisation, history.now.id))
  const when =
    changedAt !== undefined && isUnsaved(drawing)
      ? [t('changed', { time: format.clock(changedAt) }), ...keptWords(kept, t)]
      : by === ''
        ? []
        : [t('savedBy', { name: by, time: format.clock(at) })]
  const parts = [
    t(`${state}Line`, { version }),
    ...(isFrozen(drawing) ? [] : [published === undefined ? t('neverPublished') : t('inForce', { version: published.version })]),
    ...when,
  ]
  return (
    <p className={styles.status} data-failed={kept === 'failed'}>
      {parts.join(' · ')}
    </p>
  )
}

const keptWords = (kept: Drawing['kept'], t: ReturnType<typeof useWords<typeof words.entries>>): readonly string[] =>
  kept === 'failed' ? [t('notKept')] : kept === 'kept' ? [t('keptHere')] : []
