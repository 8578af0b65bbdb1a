import { localText } from '../../../i18n/local-text.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { useContent } from '../../../state/call-work-context.tsx'
import { useSession } from '../../../state/desk-context.tsx'
import { PlainSelect, type SelectOption } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { Labelled } from './fields.tsx'

interface ChoiceProps {
  readonly value: string | undefined
  readonly disabled: boolean
  readonly onChoose: (id: string | undefined) => void
}

const NONE = ''

/** One of what the company has; a name it does not have any more stays, and is shown as it is. */
const SeatSelect = ({
  label,
  known,
  value,
  disabled,
  onChoose,
}: ChoiceProps & { readonly label: string; readonly known: readonly SelectOption[] }) => {
  const t = useWords(inspectorWords)
  const isKnown = value === undefined || known.some((one) => one.value === value)
  return (
    <Labelled label={label}>
      <PlainSelect
        label={label}
        options={[{ value: NONE, label: t('notChosen') }, ...(isKnown ? [] : [{ value, label: value }]), ...known]}
        value={value ?? NONE}
        disabled={disabled}
        onChoose={(chosen) => onChoose(chosen === NONE ? undefined : chosen)}
      />
    </Labelled>
  )
}

export const TopicSelect = (props: ChoiceProps) => {
  const t = useWords(inspectorWords)
  const locale = useLocale()
  const topics = useSession(({ seat }) => seat.dispositions.topics)
  return (
    <SeatSelect {...props} label={t('topic')} known={topics.map(({ id, title }) => ({ value: id, label: localText(title, locale) }))} />
  )
}

export const ProcessSelect = (props: ChoiceProps) => {
  const t = useWords(inspectorWords)
  const processes = useContent((content) => content.processes)
  const locale = useLocale()
  const known = processes.filter(({ language }) => language === locale).map(({ id, title }) => ({ value: id, label: title }))
  return <SeatSelect {...props} label={t('process')} known={known} />
}

interface DispositionProps {
  readonly topicId: string | undefined
  readonly resultId: string | undefined
  readonly disabled: boolean
  readonly onTopic: (id: string | undefined) => void
  readonly onResult: (id: string | undefined) => void
}

export const DispositionSelect = ({ topicId, resultId, disabled, onTopic, onResult }: DispositionProps) => {
  const t = useWords(inspectorWords)
  const locale = useLocale()
  const results = useSession(({ seat }) => seat.dispositions.results)
  return (
    <>
      <TopicSelect value={topicId} disabled={disabled} onChoose={onTopic} />
      <SeatSelect
        label={t('result')}
        known={results.map(({ id, title }) => ({ value: id, label: localText(title, locale) }))}
        value={resultId}
        disabled={disabled}
        onChoose={onResult}
      />
    </>
  )
}
