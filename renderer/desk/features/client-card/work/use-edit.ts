import { useState } from 'react'
import type { RefusalReason } from '../../../../../core/domain/client/change/change-refusal.ts'
import { checkValue } from '../../../../../core/domain/client/change/check-edit.ts'
import type { EditableField } from '../../../../../core/domain/client/change/editable-field.ts'
import { fieldValue } from '../../../../../core/domain/client/change/field-value.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { readTyped, type Typed } from '../../../state/card-work-store.ts'
import { changeText } from './change-text.ts'
import { changeWords } from './change-words.ts'
import { companyEdits, companyKey, draftOf, editsOf, typedOf } from './edit-fields.ts'
import { useChange, type Trouble } from './use-change.ts'
import { useTyped } from './use-typed.ts'
import { workWords } from './work-words.ts'

/** The record as it was when the typing began, beside what is typed. */
const BEGUN = 'begun'

export interface EditForm {
  readonly typed: Typed
  readonly errors: Readonly<Partial<Record<EditableField, RefusalReason>>>
  readonly trouble: Trouble | undefined
  readonly busy: boolean
  readonly change: (part: Typed) => void
  readonly save: () => void
  readonly close: () => void
}

/** The card being edited. What somebody else changed meanwhile is said, and kept until she saves once more. */
export const useEdit = (client: Client): EditForm => {
  const t = useWords(changeWords)
  const work = useWords(workWords)
  const initial = draftOf(client)
  const { typed, change: write, done, close } = useTyped(client.id, 'edit', initial)
  const { perform, trouble, busy, forget } = useChange(client.id)
  const [errors, setErrors] = useState<EditForm['errors']>({})
  const begun = readBegun(typed) ?? initial
  const change = (part: Typed): void => {
    forget()
    setErrors({})
    write({ [BEGUN]: JSON.stringify(begun), ...part })
  }
  /** The sight of these fields is the present one now: saving again says what she wants over it. */
  const renew = (part: Typed): void => write({ [BEGUN]: JSON.stringify({ ...begun, ...part }) })
  const save = async (): Promise<void> => {
    const edits = editsOf(begun, typed)
    const wrong = Object.fromEntries(
      edits.flatMap(({ field, after }) => {
        const why = checkValue(field, after)
        return why === undefined ? [] : [[field, why] as const]
      }),
    )
    const moved = edits.filter(({ field, before }) => JSON.stringify(fieldValue(client, field)) !== JSON.stringify(before))
    for (const { field } of moved) wrong[field] ??= 'moved'
    setErrors(wrong)
    if (moved.length > 0) renew(together(moved.map(({ field }) => typedOf(field, fieldValue(client, field)))))
    if (Object.keys(wrong).length > 0 || busy) return
    const companies = companyEdits(client, begun, typed)
    if (edits.length > 0 || companies.length === 0) {
      const body = { kind: 'edited', edits } as const
      const told = changeText({ id: '', clientId: client.id, at: 0, by: '', body }, { t, work, masked: (number) => number })
      if (!(await perform(body, told))) return
      renew(together(edits.map(({ field, after }) => typedOf(field, after))))
    }
    for (const { roleId, company, before } of companies) {
      const body = { kind: 'company-linked', roleId, company, ...(before === undefined ? {} : { before }) } as const
      if (!(await perform(body, company === '' ? t('company-unlinked') : t('company-linked', { what: company })))) {
        renew({ [companyKey(roleId)]: client.roles.find(({ id }) => id === roleId)?.company ?? '' })
        return
      }
    }
    done()
  }
  return { typed, errors, trouble, busy, change, save: () => void save(), close }
}

const readBegun = ({ [BEGUN]: text }: Typed): Typed | undefined => (text === undefined ? undefined : readTyped(text))

const together = (parts: readonly Typed[]): Typed => Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
