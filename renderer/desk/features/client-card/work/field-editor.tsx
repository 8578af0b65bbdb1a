import { TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import type { EditableField } from '../../../../../core/domain/client/change/editable-field.ts'
import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import { useWords } from '../../../i18n/use-words.ts'
import type { Typed } from '../../../state/card-work-store.ts'
import { fieldClasses } from '../../../ui/field-classes.ts'
import { PlainSelect, type SelectOption } from '../../../ui/plain-select.tsx'
import { maskEmail } from '../../../../../core/domain/privacy/masks.ts'
import { NEW_EMAIL } from './edit-fields.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

interface Props {
  readonly field: EditableField
  readonly typed: Typed
  /** What is wrong with it, and what mends that. */
  readonly error?: string | undefined
  readonly onChange: (part: Typed) => void
}

/** One field of a record, as it is written; a name takes three boxes. */
export const FieldEditor = (props: Props) => {
  const t = useWords(workWords)
  const { field } = props
  switch (field) {
    case 'name':
      return (
        <>
          <Line {...props} name="given" label={t('given')} />
          <Line {...props} error={undefined} name="patronymic" label={t('patronymic')} />
          <Line {...props} error={undefined} name="family" label={t('family')} />
        </>
      )
    case 'status':
    case 'company':
    case 'city':
    case 'birthday':
      return <Line {...props} name={field} label={t(field)} />
    case 'timeZone':
      return <TimeZone {...props} />
    case 'emails':
      return <Emails {...props} />
    case 'language':
      return <Chosen {...props} options={[option('ru', t('russian')), option('en', t('english'))]} />
    case 'segment':
      return <Chosen {...props} options={['A', 'B', 'C', 'D'].map((segment) => option(segment, segment))} />
    case 'vip':
      return <Chosen {...props} options={[option('no', t('no')), option('yes', t('yes'))]} />
    default:
      return missingCase(field)
  }
}

const option = (value: string, label: string): SelectOption => ({ value, label })

interface LineProps extends Props {
  readonly name: string
  readonly label: string
  readonly list?: string
}

export const Line = ({ typed, error, onChange, name, label, list }: LineProps) => (
  <TextInput
    label={label}
    classNames={fieldClasses}
    value={typed[name] ?? ''}
    error={error}
    maxLength={500}
    autoComplete="off"
    list={list}
    onChange={(event) => onChange({ [name]: event.currentTarget.value })}
  />
)

/** Made once: four hundred of them must not be compared at each key. */
const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => <option key={zone} value={zone} />)

const TimeZone = (props: Props) => {
  const t = useWords(workWords)
  const list = useId()
  return (
    <div>
      <Line {...props} name="timeZone" label={t('timeZone')} list={list} />
      <datalist id={list}>{ZONES}</datalist>
    </div>
  )
}

const Chosen = ({ field, typed, onChange, options }: Props & { readonly options: readonly SelectOption[] }) => {
  const t = useWords(workWords)
  const label = t(field)
  return (
    <Labelled label={label}>
      <PlainSelect label={label} options={options} value={typed[field]} onChoose={(value) => onChange({ [field]: value })} />
    </Labelled>
  )
}

const Labelled = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className={styles.labelled}>
    <span aria-hidden="true">{label}</span>
    {children}
  </div>
)

/** Those that are there stay masked and can be taken out; another is written beside them. */
const Emails = (props: Props) => {
  const t = useWords(workWords)
  const { typed, onChange } = props
  const kept = (typed['emails'] ?? '').split('\n').filter((email) => email !== '')
  return (
    <div>
      {kept.length > 0 && (
        <ul className={styles.emails} aria-label={t('emails')}>
          {kept.map((email) => (
            <li key={email} className={styles.tag}>
              <span>{maskEmail(email)}</span>
              <button
                type="button"
                aria-label={t('removeEmail', { email: maskEmail(email) })}
                onClick={() => onChange({ emails: kept.filter((other) => other !== email).join('\n') })}
              >
                <IconX size={14} stroke={1.9} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Line {...props} name={NEW_EMAIL} label={kept.length === 0 ? t('emails') : t('newEmail')} />
    </div>
  )
}
