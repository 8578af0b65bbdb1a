import type { ScriptAction } from '../../../../../core/domain/script/action.ts'
import { CLIENT_FIELDS } from '../../../../../core/domain/script/client-field.ts'
import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import type { ScriptText } from '../../../../../core/domain/script/text.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { stepWords } from '../step-words.ts'
import { IdLine } from './id-line.tsx'
import { DispositionSelect, ProcessSelect, TopicSelect } from './seat-selects.tsx'
import { Labelled, Line, Tick } from './fields.tsx'
import type { StepProps } from './step-props.ts'
import { VariableSelect } from './variable-select.tsx'
import { WordsField } from './words-field.tsx'
import { withPart } from './with-part.ts'

type ActionOf<K extends ScriptAction['kind']> = Extract<ScriptAction, { readonly kind: K }>

/** The fields of each kind of action. */
export const ActionFields = (props: StepProps<'action'>) => {
  const t = useWords(inspectorWords)
  const { node, frozen } = props
  const { action } = node
  const put = (next: ScriptAction, field?: string): void =>
    props.change({ ...node, action: next }, field === undefined ? undefined : `${node.id} ${field}`)
  switch (action.kind) {
    case 'fill-field':
      return <FillField {...props} action={action} put={put} />
    case 'set-disposition':
      return <Disposition {...props} action={action} put={put} />
    case 'transfer':
      return <Transfer action={action} frozen={frozen} put={put} />
    case 'create-request':
      return (
        <>
          <Words {...props} label={t('requestTitle')} text={action.title} onText={(title) => put({ ...action, title }, 'request')} />
          <ProcessSelect value={action.processId} disabled={frozen} onChoose={(id) => put(withPart(action, 'processId', id))} />
        </>
      )
    case 'escalate':
      return (
        <>
          <TopicSelect value={action.topicId} disabled={frozen} onChoose={(topicId = action.topicId) => put({ ...action, topicId })} />
          <Words {...props} label={t('question')} text={action.question} onText={(question) => put({ ...action, question }, 'question')} />
        </>
      )
    case 'open-article':
      return (
        <IdLine
          label={t('article')}
          placeholder={t('articleHint')}
          value={action.articleId}
          disabled={frozen}
          onChange={(articleId = action.articleId) => put({ ...action, articleId }, 'article')}
        />
      )
    case 'send-text':
      return (
        <>
          <Channel action={action} frozen={frozen} put={put} />
          <Words {...props} label={t('textToSend')} text={action.text} onText={(text) => put({ ...action, text }, 'text')} />
        </>
      )
    case 'add-note':
      return <Words {...props} label={t('noteText')} text={action.text} onText={(text) => put({ ...action, text }, 'text')} />
    default:
      return missingCase(action)
  }
}

interface WordsProps extends StepProps<'action'> {
  readonly label: string
  readonly text: ScriptText
  readonly onText: (text: ScriptText) => void
}

const Words = ({ script, language, frozen, label, text, onText }: WordsProps) => (
  <WordsField label={label} text={text} language={language} variables={script.variables} disabled={frozen} onChange={onText} />
)

const Disposition = (props: PartProps<'set-disposition'> & StepProps<'action'>) => {
  const t = useWords(inspectorWords)
  const { action, frozen, put } = props
  const promise = (text: ScriptText): void => put(withPart(action, 'promise', Object.keys(text).length === 0 ? undefined : text), 'promise')
  return (
    <>
      <DispositionSelect
        topicId={action.topicId}
        resultId={action.resultId}
        disabled={frozen}
        onTopic={(id) => put(withPart(action, 'topicId', id))}
        onResult={(id) => put(withPart(action, 'resultId', id))}
      />
      <Words {...props} label={t('promise')} text={action.promise ?? {}} onText={promise} />
    </>
  )
}

interface PartProps<K extends ScriptAction['kind']> {
  readonly action: ActionOf<K>
  readonly frozen: boolean
  readonly put: (next: ScriptAction, field?: string) => void
}

const FillField = ({ action, frozen, put, script, edit, node }: PartProps<'fill-field'> & StepProps<'action'>) => {
  const t = useWords(inspectorWords)
  const s = useWords(stepWords)
  return (
    <>
      <Labelled label={t('field')}>
        <PlainSelect
          label={t('field')}
          options={CLIENT_FIELDS.map((field) => ({ value: field, label: s(`field.${field}`) }))}
          value={action.field}
          disabled={frozen}
          onChoose={(chosen) => put({ ...action, field: CLIENT_FIELDS.find((field) => field === chosen) ?? action.field })}
        />
      </Labelled>
      <Labelled label={t('fromVariable')}>
        <VariableSelect
          label={t('fromVariable')}
          script={script}
          value={action.variable}
          disabled={frozen}
          onChoose={(variable = action.variable, added) =>
            edit([
              ...(added === undefined ? [] : [{ kind: 'variables' as const, variables: [...script.variables, added] }]),
              { kind: 'change-node', node: { ...node, action: { ...action, variable } } },
            ])
          }
        />
      </Labelled>
    </>
  )
}

const Transfer = ({ action, frozen, put }: PartProps<'transfer'>) => {
  const t = useWords(inspectorWords)
  return (
    <>
      <Line
        label={t('target')}
        value={action.target}
        maxLength={64}
        disabled={frozen}
        onChange={(target) => target !== '' && put({ ...action, target }, 'target')}
      />
      <Tick label={t('consult')} checked={action.consult} disabled={frozen} onChange={(consult) => put({ ...action, consult })} />
    </>
  )
}

const Channel = ({ action, frozen, put }: PartProps<'send-text'>) => {
  const t = useWords(inspectorWords)
  return (
    <Labelled label={t('channel')}>
      <PlainSelect
        label={t('channel')}
        options={[
          { value: 'sms', label: t('channel.sms') },
          { value: 'email', label: t('channel.email') },
        ]}
        value={action.channel}
        disabled={frozen}
        onChoose={(chosen) => put({ ...action, channel: chosen === 'email' ? 'email' : 'sms' })}
      />
    </Labelled>
  )
}
