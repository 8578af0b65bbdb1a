import type { ScriptAction, ScriptActionKind } from '../../../../../core/domain/script/action.ts'
import { CLIENT_FIELDS } from '../../../../../core/domain/script/client-field.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { stepWords } from '../step-words.ts'
import { ActionFields } from './action-fields.tsx'
import { Labelled } from './fields.tsx'
import type { StepProps } from './step-props.ts'

const KINDS = [
  'add-note',
  'fill-field',
  'create-request',
  'set-disposition',
  'transfer',
  'escalate',
  'open-article',
  'send-text',
] as const satisfies readonly ScriptActionKind[]

/** What a step does for the operator, with what it needs for that. */
export const ActionPart = (props: StepProps<'action'>) => {
  const t = useWords(inspectorWords)
  const s = useWords(stepWords)
  const { node, frozen, change, script } = props
  const choose = (kind: string): void => {
    const chosen = KINDS.find((one) => one === kind)
    if (chosen !== undefined) change({ ...node, action: emptyAction(chosen, script.variables[0]?.name ?? 'answer') })
  }
  return (
    <>
      <Labelled label={t('action')}>
        <PlainSelect
          label={t('action')}
          options={KINDS.map((kind) => ({ value: kind, label: s(`action.${kind}`) }))}
          value={node.action.kind}
          disabled={frozen}
          onChoose={choose}
        />
      </Labelled>
      <ActionFields {...props} />
    </>
  )
}

function emptyAction(kind: ScriptActionKind, variable: string): ScriptAction {
  switch (kind) {
    case 'fill-field':
      return { kind, field: CLIENT_FIELDS[0], variable }
    case 'create-request':
      return { kind, title: {} }
    case 'set-disposition':
      return { kind }
    case 'transfer':
      return { kind, target: '0', consult: true }
    case 'escalate':
      return { kind, topicId: 'topic', question: {} }
    case 'open-article':
      return { kind, articleId: 'article' }
    case 'send-text':
      return { kind, channel: 'sms', text: {} }
    case 'add-note':
      return { kind, text: {} }
  }
}
