import { IconPlus, IconX } from '@tabler/icons-react'
import { freshId } from '../../../../../core/domain/script/edit/fresh-id.ts'
import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import type { ChooseOption, ScriptNode } from '../../../../../core/domain/script/node.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Keycaps } from '../../../ui/keycap.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { ProblemCallout } from '../problem-callout.tsx'
import { ConditionField } from './condition-field.tsx'
import { Labelled, Line } from './fields.tsx'
import type { StepProps } from './step-props.ts'
import { TargetSelect } from './target-select.tsx'
import { withOptionalWords, withPart, withWords } from './with-part.ts'
import styles from './inspector.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

/** The answers of a choice: words, share of the calls, where each leads, and what is wrong with it. */
export const OptionsPart = (props: StepProps<'choose'>) => {
  const t = useWords(inspectorWords)
  const { node, figures, frozen, script, edit } = props
  const put = (options: readonly ChooseOption[], field?: string): void => props.change({ ...node, options }, field)
  const add = (): void => {
    const id = freshId(`a${String(node.options.length + 1)}`, new Set(node.options.map((one) => one.id)))
    edit(withValue(script, node, { id, title: {} }))
  }
  return (
    <Labelled label={t('answers')} aside={figures === undefined ? undefined : <span>{t('share')}</span>}>
      <ul className={styles.options} aria-label={t('answers')}>
        {node.options.map((option, index) => (
          // Ids may be doubled in a broken script.
          <OptionRow key={`${option.id} ${String(index)}`} {...props} option={option} index={index} put={put} />
        ))}
      </ul>
      {!frozen && node.options.length < LIMITS.options && (
        <Button size="small" tone="quiet" icon={<IconPlus {...icon} />} onPress={add}>
          {t('addAnswer')}
        </Button>
      )}
    </Labelled>
  )
}

/** A new answer, and with it a value of the variable the choice answers. */
function withValue(script: StepProps['script'], node: Extract<ScriptNode, { kind: 'choose' }>, option: ChooseOption) {
  const change = { kind: 'change-node' as const, node: { ...node, options: [...node.options, option] } }
  const variable = script.variables.find(({ name }) => name === node.variable)
  if (variable?.type.kind !== 'choice') return [change]
  const type = { ...variable.type, options: [...variable.type.options, { value: option.id, title: {} }] }
  const variables = script.variables.map((one) => (one === variable ? { ...one, type } : one))
  return [change, { kind: 'variables' as const, variables }]
}

interface RowProps extends StepProps<'choose'> {
  readonly option: ChooseOption
  readonly index: number
  readonly put: (options: readonly ChooseOption[], field?: string) => void
}

const OptionRow = (props: RowProps) => {
  const { option, problems } = props
  const own = problems.filter((problem) => 'way' in problem && problem.way === option.id)
  return (
    <li className={styles.option} data-error={own.some(({ severity }) => severity === 'error')}>
      <OptionHead {...props} />
      <OptionRest {...props} />
      {own.map((problem) => (
        <ProblemCallout key={problem.kind} problem={problem} />
      ))}
    </li>
  )
}

/** The list of answers with this one changed; typing in one `field` is one step of undo. */
function changeIn({ node, index, put }: RowProps, next: ChooseOption, field?: string): void {
  const options = node.options.map((one, at) => (at === index ? next : one))
  put(options, field === undefined ? undefined : `${node.id} ${String(index)} ${field}`)
}

const OptionHead = (props: RowProps) => {
  const { node, option, index, language, frozen, put } = props
  const t = useWords(inspectorWords)
  const number = index + 1
  return (
    <div className={styles.optionHead}>
      <Keycaps caps={[String(number)]} />
      <Line
        bare
        label={t('answer', { number })}
        placeholder={t('answer', { number })}
        value={option.title[language] ?? ''}
        maxLength={LIMITS.words}
        disabled={frozen}
        onChange={(value) => changeIn(props, { ...option, title: withWords(option.title, language, value) }, 'title')}
      />
      <Share {...props} />
      {!frozen && (
        <Button
          size="small"
          tone="quiet"
          iconOnly
          icon={<IconX {...icon} />}
          onPress={() => put(node.options.filter((_one, at) => at !== index))}
        >
          {t('removeAnswer', { number })}
        </Button>
      )}
    </div>
  )
}

/** Where the answer leads, the word beside it, and when it is shown at all. */
const OptionRest = (props: RowProps) => {
  const { script, node, option, index, language, problems, frozen } = props
  const t = useWords(inspectorWords)
  const number = index + 1
  return (
    <>
      <TargetSelect
        label={t('answerLeads', { number })}
        script={script}
        from={node.id}
        to={option.next}
        disabled={frozen}
        onChoose={(to) => changeIn(props, withPart(option, 'next', to))}
      />
      <div className={styles.pair}>
        <Line
          bare
          label={t('answerHint', { number })}
          placeholder={t('hintPlaceholder')}
          value={option.hint?.[language] ?? ''}
          maxLength={LIMITS.words}
          disabled={frozen}
          onChange={(value) => changeIn(props, withPart(option, 'hint', withOptionalWords(option.hint, language, value)), 'hint')}
        />
        <ConditionField
          bare
          label={t('answerShown', { number })}
          placeholder={t('shownAlways')}
          value={option.showIf}
          problems={problems}
          disabled={frozen}
          onChange={(condition) => changeIn(props, withPart(option, 'showIf', condition), 'showIf')}
        />
      </div>
    </>
  )
}

const Share = ({ node, option, figures }: RowProps) => {
  const format = useFormat()
  const counted = figures?.nodes[node.id]
  if (counted === undefined) return null
  const all = Object.values(counted.ways).reduce((sum, count) => sum + count, 0)
  return all === 0 ? null : <span className={styles.shareOf}>{format.number(((counted.ways[option.id] ?? 0) / all) * 100)} %</span>
}
