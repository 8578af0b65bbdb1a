import type { EditableField } from '../../../../../core/domain/client/change/editable-field.ts'
import { fieldValue } from '../../../../../core/domain/client/change/field-value.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { roleTitle } from '../role-title.ts'
import { words } from '../words.ts'
import { changeWords } from './change-words.ts'
import { companyKey } from './edit-fields.ts'
import { FieldEditor, Line } from './field-editor.tsx'
import { refusalWords } from './refusal-words.ts'
import { useEdit, type EditForm } from './use-edit.ts'
import { valueText } from './value-text.ts'
import { WorkForm } from './work-form.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

const FIRST = ['name', 'status', 'company', 'city', 'timeZone', 'language', 'birthday', 'segment', 'vip'] as const

/** Everything of the record that is one value, in one form. */
export const EditPanel = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const card = useWords(words)
  const form = useEdit(client)
  return (
    <WorkForm label={t('editTitle')} submit={t('save')} busy={form.busy} trouble={form.trouble} onSubmit={form.save} onClose={form.close}>
      <div className={styles.grid}>
        {FIRST.map((field) => (
          <FieldOf key={field} field={field} form={form} client={client} />
        ))}
        {client.roles
          .filter(({ kind }) => kind !== 'private')
          .map((role) => (
            <Line
              key={role.id}
              field="company"
              typed={form.typed}
              name={companyKey(role.id)}
              label={t('companyOfRole', { role: roleTitle(role, card) })}
              onChange={form.change}
            />
          ))}
        <div className={styles.wide}>
          <FieldOf field="emails" form={form} client={client} />
        </div>
      </div>
    </WorkForm>
  )
}

interface FieldProps {
  readonly field: EditableField
  readonly form: EditForm
  readonly client: Client
}

const FieldOf = ({ field, form, client }: FieldProps) => {
  const t = useWords(workWords)
  const change = useWords(changeWords)
  const refusal = useWords(refusalWords)
  const why = form.errors[field]
  const now = why === 'moved' ? ` ${change('theirs')}: ${valueText(field, fieldValue(client, field), t) ?? change('empty')}` : ''
  return <FieldEditor field={field} typed={form.typed} error={why === undefined ? undefined : refusal(why) + now} onChange={form.change} />
}
