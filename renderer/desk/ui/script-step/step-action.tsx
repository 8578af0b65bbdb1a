import type { ScriptAction } from '../../../../core/domain/script/action.ts'
import type { NodeOf } from '../../../../core/domain/script/node.ts'
import { sayText } from '../../../../core/domain/script/said.ts'
import type { ScriptText } from '../../../../core/domain/script/text.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import type { Translate } from '../../i18n/words.ts'
import { scriptActionWords } from './action-words.ts'
import { StepKeys } from './step-keys.tsx'
import { StepOptions } from './step-options.tsx'
import type { PieceProps } from './step-props.ts'
import styles from './script-step.module.css'

/** One press does it; a second answer leaves it out. */
export const StepAction = ({
  walk,
  run,
  node,
  spoken,
  keys,
  digits = keys,
  onAnswer,
  onBack,
  onSkip,
  onPause,
  actionNote,
}: PieceProps<NodeOf<'action'>>) => {
  const t = useWords(scriptActionWords)
  const locale = useLocale()
  const text = textOfAction(node.action)
  const answer = (id: string): void => onAnswer({ kind: id === 'done' ? 'done' : 'left-out' })
  return (
    <>
      {text !== undefined && (
        <p className={styles.written} lang={spoken}>
          {sayText(walk, run, text, spoken)}
        </p>
      )}
      {actionNote !== undefined && <p className={styles.note}>{actionNote}</p>}
      <StepOptions
        label={textIn(node.title, locale)}
        options={[
          { id: 'done', title: actionTitle(t, node.action) },
          { id: 'left-out', title: t('leaveOut') },
        ]}
        first="done"
        keys={digits}
        onChoose={answer}
      />
      <StepKeys keys={keys} onNext={() => answer('done')} onBack={onBack} onSkip={onSkip} onPause={onPause} />
    </>
  )
}

function actionTitle(t: Translate<typeof scriptActionWords.entries>, action: ScriptAction): string {
  if (action.kind === 'fill-field') return t('fill-field', { what: t(action.field) })
  return t(action.kind === 'transfer' && action.consult ? 'consult' : action.kind)
}

/** What is written, sent or asked with the action. */
function textOfAction(action: ScriptAction): ScriptText | undefined {
  switch (action.kind) {
    case 'create-request':
      return action.title
    case 'set-disposition':
      return action.promise
    case 'escalate':
      return action.question
    case 'send-text':
    case 'add-note':
      return action.text
    case 'fill-field':
    case 'transfer':
    case 'open-article':
      return undefined
  }
}
