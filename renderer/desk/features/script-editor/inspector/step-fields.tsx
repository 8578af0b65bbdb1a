import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import type { ScriptText } from '../../../../../core/domain/script/text.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { inspectorWords } from '../inspector-words.ts'
import { ActionPart } from './action-part.tsx'
import { ConditionField } from './condition-field.tsx'
import { EndPart } from './end-part.tsx'
import { Labelled, Line, NumberLine, Tick } from './fields.tsx'
import { FormPart } from './form-part.tsx'
import { IdLine } from './id-line.tsx'
import { KnownByCard } from './known-by-card.tsx'
import { OptionsPart } from './options-part.tsx'
import type { StepProps } from './step-props.ts'
import { VariableSelect } from './variable-select.tsx'
import { WaysPart } from './ways-part.tsx'
import { WordsField } from './words-field.tsx'
import { withPart, withWords } from './with-part.ts'
import styles from './inspector.module.css'

/** Everything of one step that can be changed, in the order one thinks of it: words, answers, where to, when. */
export const StepFields = (props: StepProps) => {
  const t = useWords(inspectorWords)
  const { node, language, frozen, change } = props
  return (
    <>
      <Line
        label={t('stepTitle')}
        value={node.title[language] ?? ''}
        placeholder={node.title[language === 'ru' ? 'en' : 'ru'] ?? ''}
        maxLength={LIMITS.words}
        disabled={frozen}
        onChange={(value) => change({ ...node, title: withWords(node.title, language, value) }, `${node.id} title`)}
      />
      <Said {...props} />
      <OfKind {...props} />
      <WaysPart {...props} />
      <When {...props} />
      <Rest {...props} />
    </>
  )
}

const Said = ({ script, node, language, frozen, change }: StepProps) => {
  const t = useWords(inspectorWords)
  if (node.kind === 'go-to' || node.kind === 'end') return null
  const label =
    node.kind === 'ask' ? t('askText') : node.kind === 'check' ? t('checkText') : node.kind === 'action' ? t('actionText') : t('say')
  const put = (text: ScriptText): void => {
    const isGone = node.kind === 'action' && Object.keys(text).length === 0
    change(isGone ? withPart(node, 'text', undefined) : { ...node, text }, `${node.id} text`)
  }
  return (
    <WordsField label={label} text={node.text ?? {}} language={language} variables={script.variables} disabled={frozen} onChange={put} />
  )
}

const OfKind = (props: StepProps) => {
  const { node } = props
  switch (node.kind) {
    case 'choose':
      return <OptionsPart {...props} node={node} />
    case 'form':
      return <FormPart {...props} node={node} />
    case 'action':
      return <ActionPart {...props} node={node} />
    case 'end':
      return <EndPart {...props} node={node} />
    case 'go-to':
      return <GoTo {...props} node={node} />
    case 'say':
    case 'ask':
    case 'check':
      return null
  }
}

const GoTo = ({ script, node, frozen, change }: StepProps<'go-to'>) => {
  const t = useWords(inspectorWords)
  if (script.role !== 'frame' && node.target.kind === 'node') return null
  return (
    <Tick
      label={t('toBody')}
      checked={node.target.kind === 'body'}
      disabled={frozen}
      onChange={(checked) => change({ ...node, target: checked ? { kind: 'body' } : { kind: 'node' } })}
    />
  )
}

/** When the step is shown or asked at all, and where its answer goes. */
const When = (props: StepProps) => {
  const t = useWords(inspectorWords)
  const { script, node, problems, frozen, change, edit } = props
  const variable = 'variable' in node ? node.variable : undefined
  return (
    <>
      {(node.kind === 'ask' || node.kind === 'choose') && (
        <Labelled label={t('variable')}>
          <VariableSelect
            label={t('variable')}
            script={script}
            value={variable}
            optional={node.kind === 'choose'}
            disabled={frozen}
            onChoose={(name, added) => {
              const next = node.kind === 'choose' ? withPart(node, 'variable', name) : { ...node, variable: name ?? node.variable }
              edit([
                ...(added === undefined ? [] : [{ kind: 'variables' as const, variables: [...script.variables, added] }]),
                { kind: 'change-node', node: next },
              ])
            }}
          />
        </Labelled>
      )}
      {variable !== undefined && <KnownByCard script={script} name={variable} frozen={frozen} edit={edit} />}
      {node.kind === 'check' && (
        <>
          <ConditionField
            label={t('condition')}
            value={node.condition}
            placeholder={t('conditionNone')}
            problems={problems}
            disabled={frozen}
            onChange={(condition) => change(withPart(node, 'condition', condition), `${node.id} condition`)}
          />
          <Tick
            label={t('proves')}
            checked={node.proves === 'identity'}
            disabled={frozen}
            onChange={(checked) => change(withPart(node, 'proves', checked ? 'identity' : undefined))}
          />
        </>
      )}
      {(node.kind === 'say' || node.kind === 'ask' || node.kind === 'form' || node.kind === 'action') && (
        <ConditionField
          label={t('showIf')}
          value={node.showIf}
          placeholder={t('always')}
          problems={problems}
          disabled={frozen}
          onChange={(condition) => change(withPart(node, 'showIf', condition), `${node.id} showIf`)}
        />
      )}
    </>
  )
}

const Rest = ({ script, node, frozen, change, edit }: StepProps) => {
  const t = useWords(inspectorWords)
  return (
    <>
      <div className={styles.pair}>
        <NumberLine
          label={t('seconds')}
          value={node.targetSeconds}
          min={1}
          max={3_600}
          disabled={frozen}
          onChange={(value) =>
            change(withPart(node, 'targetSeconds', value === undefined ? undefined : Math.round(value)), `${node.id} seconds`)
          }
        />
        <IdLine
          label={t('article')}
          placeholder={t('noArticle')}
          value={node.articleId}
          disabled={frozen}
          onChange={(articleId) => change(withPart(node, 'articleId', articleId), `${node.id} article`)}
        />
      </div>
      <Tick
        label={t('compulsory')}
        checked={node.compulsory === true}
        disabled={frozen}
        onChange={(checked) => change(withPart(node, 'compulsory', checked ? true : undefined))}
      />
      <Tick
        label={t('isStart')}
        checked={script.start === node.id}
        disabled={frozen || script.start === node.id}
        onChange={() => edit({ kind: 'start', nodeId: node.id })}
      />
    </>
  )
}
