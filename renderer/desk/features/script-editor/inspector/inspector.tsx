import { IconCopyPlus, IconTrash } from '@tabler/icons-react'
import { useState, type Ref } from 'react'
import type { NodeId } from '../../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import type { ScriptFigures } from '../../../../../core/domain/script/script-figures.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { ProblemCallout } from '../problem-callout.tsx'
import { stepWords } from '../step-words.ts'
import { words } from '../words.ts'
import { ScriptFields } from './script-fields.tsx'
import { StepFields } from './step-fields.tsx'
import styles from './inspector.module.css'

interface InspectorProps {
  readonly script: Script
  readonly problems: readonly Problem[]
  readonly selection: readonly NodeId[]
  readonly figures: ScriptFigures | undefined
  readonly frozen: boolean
  readonly onDuplicate: () => void
  readonly onRemove: () => void
  readonly ref: Ref<HTMLDivElement>
}

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

/** Right of the drawing: the fields of the chosen step, or of the whole script when none is chosen. */
export const Inspector = (props: InspectorProps) => {
  const { script, selection, ref } = props
  const t = useWords(inspectorWords)
  const locale = useLocale()
  const [language, setLanguage] = useState<'ru' | 'en'>(locale)
  const index = script.nodes.findIndex(({ id }) => id === selection[0])
  const shown = script.languages.includes(language) ? language : (script.languages[0] ?? 'ru')
  const tabs = script.languages.map((id) => ({ id, label: id.toUpperCase() }))
  return (
    <div className={styles.inspector} ref={ref}>
      <header className={styles.head}>
        <Title {...props} index={index} />
        <span className={styles.aside}>
          {tabs.length > 1 && <FilterTabs label={t('language')} tabs={tabs} chosen={shown} onChoose={setLanguage} />}
          <StepTools {...props} />
        </span>
      </header>
      <div className={styles.body}>
        {selection.length > 1 ? <Several count={selection.length} /> : <Fields {...props} language={shown} />}
      </div>
    </div>
  )
}

const Title = ({ script, selection, index }: InspectorProps & { readonly index: number }) => {
  const t = useWords(inspectorWords)
  const say = useWords(words)
  const s = useWords(stepWords)
  const node = script.nodes[index]
  if (selection.length > 1) return <h2 className={styles.title}>{say('chosenCount', { count: selection.length })}</h2>
  if (node === undefined) return <h2 className={styles.title}>{t('script')}</h2>
  return (
    <>
      <h2 className={styles.title}>{s(node.kind)}</h2>
      <span className={styles.note}>{t('stepOf', { index: index + 1, count: script.nodes.length })}</span>
    </>
  )
}

const StepTools = ({ selection, frozen, onDuplicate, onRemove }: InspectorProps) => {
  const t = useWords(inspectorWords)
  if (selection.length === 0 || frozen) return null
  return (
    <>
      <Button size="small" tone="quiet" iconOnly icon={<IconCopyPlus {...icon} />} onPress={onDuplicate}>
        {t('duplicate')}
      </Button>
      <Button size="small" tone="quiet" iconOnly icon={<IconTrash {...icon} />} onPress={onRemove}>
        {t('remove')}
      </Button>
    </>
  )
}

const Several = ({ count }: { readonly count: number }) => {
  const t = useWords(words)
  return (
    <p>
      {t('chosenCount', { count })}. {t('chosenNote')}
    </p>
  )
}

const Fields = ({ script, problems, selection, figures, frozen, language }: InspectorProps & { readonly language: 'ru' | 'en' }) => {
  const { scriptEditor } = useCallWork()
  const node = script.nodes.find(({ id }) => id === selection[0])
  const edit: typeof scriptEditor.edit = (edits, field) => scriptEditor.edit(edits, field)
  if (node === undefined) return <ScriptFields script={script} language={language} frozen={frozen} edit={edit} />
  const own = problems.filter((problem) => 'nodeId' in problem && problem.nodeId === node.id)
  return (
    <>
      {own.filter(isOfWholeStep).map((problem, index) => (
        <ProblemCallout key={`${problem.kind} ${String(index)}`} problem={problem} />
      ))}
      <StepFields
        key={node.id}
        {...{ script, node, language, figures, frozen, edit }}
        problems={own}
        change={(next, field) => edit({ kind: 'change-node', node: next }, field)}
      />
    </>
  )
}

/** Problems of ways and conditions stand at their fields; missing translations in the pane below only. */
const isOfWholeStep = (problem: Problem): boolean =>
  !('way' in problem) &&
  problem.kind !== 'bad-condition' &&
  problem.kind !== 'never-holds' &&
  problem.kind !== 'untranslated' &&
  !(problem.kind === 'unknown-name' && problem.where === 'condition')
