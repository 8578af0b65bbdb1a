import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { exportScript } from '../../../../../core/contract/script-document.ts'
import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import { isUnsaved } from '../../../state/script-editor-view.ts'
import { useDrawing } from '../../../state/use-script-editor.ts'
import { Button } from '../../../ui/button.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { TypedConfirm } from '../../../ui/typed-confirm.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { EntriesSection } from './entries-section.tsx'
import { Labelled, Line, Tick } from './fields.tsx'
import { FitSection } from './fit-section.tsx'
import type { ScriptProps } from './script-props.ts'
import { SidesSection } from './sides-section.tsx'
import { TargetSelect } from './target-select.tsx'
import { VariablesSection } from './variables-section.tsx'
import { withWords } from './with-part.ts'
import styles from './inspector.module.css'

const LANGUAGES = ['ru', 'en'] as const

/** What belongs to the whole script. */
export const ScriptFields = (props: ScriptProps) => {
  const t = useWords(inspectorWords)
  const { script, language, frozen, edit } = props
  return (
    <>
      <Line
        label={t('scriptTitle')}
        value={script.title[language] ?? ''}
        placeholder={script.title[language === 'ru' ? 'en' : 'ru'] ?? ''}
        maxLength={LIMITS.words}
        disabled={frozen}
        onChange={(value) => edit({ kind: 'retitle', title: withWords(script.title, language, value) }, 'script title')}
      />
      <NoteLine frozen={frozen} />
      <Labelled label={t('languages')}>
        <div className={styles.chips} role="group" aria-label={t('languages')}>
          {LANGUAGES.map((one) => (
            <Tick
              key={one}
              label={t(`language.${one}`)}
              checked={script.languages.includes(one)}
              disabled={frozen || (script.languages.length === 1 && script.languages[0] === one)}
              onChange={(on) =>
                edit({ kind: 'languages', languages: LANGUAGES.filter((other) => (other === one ? on : script.languages.includes(other))) })
              }
            />
          ))}
        </div>
      </Labelled>
      <Labelled label={t('start')}>
        <TargetSelect
          label={t('start')}
          script={script}
          to={script.start}
          disabled={frozen}
          onChoose={(nodeId) => nodeId !== undefined && edit({ kind: 'start', nodeId })}
        />
      </Labelled>
      {script.role === 'frame' && (
        <Labelled label={t('closing')}>
          <TargetSelect
            label={t('closing')}
            script={script}
            to={script.closing}
            disabled={frozen}
            onChoose={(nodeId) => edit({ kind: 'closing', ...(nodeId === undefined ? {} : { nodeId }) })}
          />
        </Labelled>
      )}
      <VariablesSection {...props} />
      <SidesSection {...props} />
      <FitSection {...props} />
      <EntriesSection {...props} />
      <FilePart script={script} />
    </>
  )
}

/** What changed in this version; it stands in the list of versions. */
const NoteLine = ({ frozen }: { readonly frozen: boolean }) => {
  const t = useWords(inspectorWords)
  const { scriptEditor } = useCallWork()
  const note = useDrawing((drawing) => drawing.note, undefined)
  return <Line label={t('note')} value={note ?? ''} maxLength={2_000} disabled={frozen} onChange={(typed) => scriptEditor.setNote(typed)} />
}

const FilePart = ({ script }: Pick<ScriptProps, 'script'>) => {
  const t = useWords(inspectorWords)
  const version = useDrawing((drawing) => drawing.version, 1)
  return (
    <section className={styles.section} aria-label={t('export')}>
      <div className={styles.chips}>
        <Button
          size="small"
          icon={<IconDownload size={14} stroke={1.9} aria-hidden="true" />}
          onPress={() =>
            saveFile(`${script.id}.${String(version)}.json`, new Blob([exportScript(script)], { type: 'application/json;charset=utf-8' }))
          }
        >
          {t('export')}
        </Button>
      </div>
      <DiscardPart />
    </section>
  )
}

/** What was drawn here and saved nowhere else can be let go of, by a typed word. */
const DiscardPart = () => {
  const t = useWords(inspectorWords)
  const { scriptEditor } = useCallWork()
  const unsaved = useDrawing(isUnsaved, false)
  const [asks, setAsks] = useState(false)
  if (!unsaved) return null
  if (!asks)
    return (
      <Button size="small" tone="quiet" onPress={() => setAsks(true)}>
        {t('discard')}
      </Button>
    )
  return (
    <TypedConfirm
      word={t('discardWord')}
      label={t('discardLabel')}
      button={t('discard')}
      cancel={t('cancel')}
      wrong={t('discardWrong')}
      busy={false}
      onConfirm={() => void scriptEditor.discard()}
      onCancel={() => setAsks(false)}
    />
  )
}
