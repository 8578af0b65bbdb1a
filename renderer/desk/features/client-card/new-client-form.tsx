import { TextInput } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { clientIdSchema } from '../../../../core/contract/client-schema.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useCallWork, useCardCall } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { usePrivacyRules } from '../../state/privacy-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { checkDraft, clientOf, type DraftError, type NewClientDraft } from './new-client.ts'
import type { CardWords } from './reason-text.ts'
import { words } from './words.ts'
import styles from './new-client-form.module.css'

const ROLES = [
  { kind: 'private', word: 'rolePrivate' },
  { kind: 'employee', word: 'roleEmployee' },
  { kind: 'director', word: 'roleDirector' },
] as const

/** Nobody knows this number: who is it, in three fields, filled with what the PBX said. Digits choose the role. */
export const NewClientForm = ({ callId, number }: { readonly callId: CallId; readonly number: string | undefined }) => {
  const t = useWords(words)
  const form = useNewClient(callId, number)
  return (
    <section>
      <SectionHead title={t('newPerson')} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
      >
        <Field form={form} field="name" />
        <Field form={form} field="phone" />
        <div className={styles.wide}>
          <p className={styles.label}>{t('role')}</p>
          <div className={styles.roles} role="radiogroup" aria-label={t('role')}>
            {ROLES.map(({ kind, word }, index) => (
              <Choice
                key={kind}
                chosen={form.draft.role === kind}
                action={chooseAction(index + 1)}
                onChoose={() => form.change({ role: kind })}
              >
                {t(word)}
              </Choice>
            ))}
          </div>
        </div>
        {form.draft.role !== 'private' && <Field form={form} field="company" />}
        {form.draft.role !== 'private' && <Field form={form} field="title" />}
        {form.state === 'failed' && (
          <p className={`${styles.error} ${styles.wide}`} role="alert">
            <IconAlertCircle size={14} stroke={1.9} aria-hidden="true" />
            {t('notSavedClient')}
          </p>
        )}
        <div className={styles.wide}>
          <Button type="submit" action="saveClient" disabled={form.state === 'saving'} onPress={form.save}>
            {form.state === 'saving' ? t('saving') : t('save')}
          </Button>
        </div>
      </form>
    </section>
  )
}

const Field = ({ form, field }: { readonly form: NewClient; readonly field: 'name' | 'phone' | 'company' | 'title' }) => {
  const t = useWords(words)
  const error = form.errors.find((one) => one.field === field)
  return (
    <TextInput
      label={t(field)}
      type={field === 'phone' ? 'tel' : 'text'}
      classNames={fieldClasses}
      value={form.draft[field]}
      placeholder={field === 'phone' ? form.masked : undefined}
      error={error === undefined ? undefined : errorText(error, t)}
      autoComplete="off"
      onChange={(event) => form.change({ [field]: event.currentTarget.value })}
    />
  )
}

interface NewClient {
  readonly draft: NewClientDraft
  /** The number of the call where numbers are masked: it is the client's unless another one is typed. */
  readonly masked: string | undefined
  readonly errors: readonly DraftError[]
  readonly state: 'editing' | 'saving' | 'failed'
  readonly change: (part: Partial<NewClientDraft>) => void
  readonly save: () => void
}

/** The form's contents; a saved client goes to the directory and on the card. */
const useNewClient = (callId: CallId, number: string | undefined): NewClient => {
  const t = useWords(words)
  const locale = useLocale()
  const desk = useDesk()
  const store = useCallWork().card
  const shownName = useCardCall()?.call.remote.displayName ?? ''
  const isMasked = usePrivacyRules().numbers !== 'shown' && number !== undefined
  const [draft, setDraft] = useState<NewClientDraft>({
    name: /\p{L}/u.test(shownName) ? shownName : '',
    phone: isMasked ? '' : (number ?? ''),
    role: 'private',
    company: '',
    title: '',
  })
  const [errors, setErrors] = useState<readonly DraftError[]>([])
  const [state, setState] = useState<NewClient['state']>('editing')
  const save = (): void => {
    const whole = isMasked && draft.phone.trim() === '' ? { ...draft, phone: number } : draft
    const found = checkDraft(whole, desk.numbers)
    setErrors(found)
    if (found.length > 0 || state === 'saving') return
    setState('saving')
    const client = clientOf(whole, clientIdSchema.parse(desk.ids.next()), locale, t('newStatus'), desk.numbers)
    store.saveClient(callId, client).catch(() => setState('failed'))
  }
  const change = (part: Partial<NewClientDraft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    setErrors((before) => before.filter((error) => !(error.field in part)))
  }
  return { draft, masked: isMasked ? desk.numbers.toMasked(number) : undefined, errors, state, change, save }
}

const errorText = (error: DraftError, t: CardWords): string => {
  switch (error.field) {
    case 'name':
      return t('nameMissing')
    case 'company':
      return t('companyMissing')
    case 'phone':
      return error.why === 'short' ? t('phoneShort', { count: error.missingDigits }) : t('phoneWrong')
    default:
      return missingCase(error)
  }
}
