import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useNow } from '../../state/desk-context.tsx'
import type { Drawing } from '../../state/script-editor-view.ts'
import { useScriptShelf } from '../../state/use-script-editor.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { inForceOf, versionsOf } from './version-rows.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

/** The versions of the script, to open; beside them the comparison with the one in force. */
export const VersionSelect = ({ drawing, onCompare }: { readonly drawing: Drawing; readonly onCompare: (version: number) => void }) => {
  const t = useWords(words)
  const format = useFormat()
  const now = useNow()
  const { scriptEditor } = useCallWork()
  const { organisation, history, version } = drawing
  const summaries = useScriptShelf((shelf) => shelf.summaries)
  const versions = versionsOf(summaries, organisation, history.now.id)
  const other = inForceOf(versions.filter((one) => one.version !== version)) ?? versions.find((one) => one.version < version)
  const options = versions.map((one) => ({
    value: String(one.version),
    label: [
      t('versionItem', { version: one.version, state: t(`state.${one.state}`), name: one.by, day: format.day(one.at, now) }),
      ...(one.note === undefined ? [] : [one.note]),
    ].join(' · '),
  }))
  const isListed = versions.some((one) => one.version === version)
  const own = { value: String(version), label: `${String(version)} · ${t(`state.${drawing.state}`)}` }
  return (
    <>
      {other !== undefined && <Button onPress={() => onCompare(other.version)}>{t('compareWith', { version: other.version })}</Button>}
      {versions.length > (isListed ? 1 : 0) && (
        <span className={styles.versions}>
          <PlainSelect
            label={t('versions')}
            options={isListed ? options : [own, ...options]}
            value={String(version)}
            onChoose={(chosen) => void scriptEditor.openVersion(organisation, history.now.id, Number(chosen))}
          />
        </span>
      )}
    </>
  )
}
