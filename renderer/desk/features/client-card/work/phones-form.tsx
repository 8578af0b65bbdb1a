import { TextInput } from '@mantine/core'
import type { Client, ClientPhone } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { fieldClasses } from '../../../ui/field-classes.ts'
import { PhoneNumber } from '../../../ui/phone-number.tsx'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { words } from '../words.ts'
import { changeWords } from './change-words.ts'
import { useChange } from './use-change.ts'
import { useTyped } from './use-typed.ts'
import { WorkForm } from './work-form.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

const KINDS = ['mobile', 'work', 'office', 'home'] as const
const BEGIN = { number: '', extension: '', kind: 'mobile' }

/** Phones of the client: one more with its kind and extension, and each can be removed. The list itself stands above. */
export const PhonesForm = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const card = useWords(words)
  const told = useWords(changeWords)
  const { numbers } = useDesk()
  const { perform, trouble, busy, forget } = useChange(client.id)
  const { typed, change, done, close } = useTyped(client.id, 'phone', BEGIN)
  const write = (part: Readonly<Record<string, string>>): void => {
    forget()
    change(part)
  }
  const save = async (): Promise<void> => {
    const parsed = numbers.parse(typed['number'] ?? '')
    const extension = (typed['extension'] ?? '').trim() || parsed?.extension
    const kind = KINDS.find((one) => one === typed['kind']) ?? 'mobile'
    const phone = { number: parsed?.number ?? '', kind, ...(extension === undefined ? {} : { extension }) }
    if (await perform({ kind: 'phone-added', phone }, told('phone-added', { what: numbers.toMasked(phone.number) }))) done()
  }
  const remove = ({ number }: ClientPhone): void =>
    void perform({ kind: 'phone-removed', number }, told('phone-removed', { what: numbers.toMasked(number) }))
  return (
    <WorkForm label={t('phones')} submit={t('add')} busy={busy} trouble={trouble} onSubmit={() => void save()} onClose={close}>
      <TextInput
        type="tel"
        label={t('phone')}
        classNames={fieldClasses}
        value={typed['number'] ?? ''}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => write({ number: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <TextInput
          label={t('extension')}
          classNames={fieldClasses}
          inputMode="numeric"
          value={typed['extension'] ?? ''}
          maxLength={11}
          autoComplete="off"
          onChange={(event) => write({ extension: event.currentTarget.value })}
        />
        <label className={styles.labelled}>
          <span>{t('phoneKind')}</span>
          <PlainSelect
            label={t('phoneKind')}
            value={typed['kind']}
            options={KINDS.map((kind) => ({ value: kind, label: card(kind) }))}
            onChoose={(kind) => write({ kind })}
          />
        </label>
      </div>
      <PhoneList client={client} onRemove={remove} />
    </WorkForm>
  )
}

const PhoneList = ({ client, onRemove }: { readonly client: Client; readonly onRemove: (phone: ClientPhone) => void }) => {
  const t = useWords(workWords)
  const { numbers } = useDesk()
  return (
    <ul className={styles.list}>
      {client.phones.map((phone) => (
        <li key={`${phone.number} ${phone.extension ?? ''}`} className={styles.rowItem}>
          <span className={styles.text}>
            <PhoneNumber number={phone.number} /> {phone.extension !== undefined && t('extensionShort', { extension: phone.extension })}
          </span>
          <button
            type="button"
            className={styles.small}
            aria-label={t('removePhone', { number: numbers.toMasked(phone.number) })}
            onClick={() => onRemove(phone)}
          >
            {t('remove')}
          </button>
        </li>
      ))}
    </ul>
  )
}
