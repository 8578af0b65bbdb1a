import type { Client } from '../../../../core/domain/client/client.ts'
import type { ClientChange } from '../../../../core/domain/client/change/client-change.ts'
import type { EditableField, FieldValue } from '../../../../core/domain/client/change/editable-field.ts'
import { fieldValue } from '../../../../core/domain/client/change/field-value.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'

const BY = { ru: 'Игорь Маслов', en: 'Igor Maslov' } as const

/** What the colleague of the sandbox makes of a field: something else than it says, that reads like work. */
export function colleagueChange(client: Client, field: EditableField, id: string, at: number): ClientChange {
  const { language } = client
  const edit = { field, before: fieldValue(client, field), after: colleagueValue(client, field) }
  return { id, clientId: client.id, at, by: BY[language], body: { kind: 'edited', edits: [edit] } }
}

function colleagueValue(client: Client, field: EditableField): FieldValue {
  const ru = client.language === 'ru'
  switch (field) {
    case 'name':
      return { ...client.name, patronymic: client.name.patronymic === undefined ? (ru ? 'Андреевна' : 'J.') : ru ? 'Алексеевна' : 'M.' }
    case 'status':
      return ru ? 'просит звонить после 18:00' : 'asks to be called after 6 pm'
    case 'company':
      return ru ? 'ООО «Северный ветер»' : 'North Wind Ltd'
    case 'city':
      return ru ? 'Казань' : 'Leeds'
    case 'emails':
      return [...client.emails, 'office@northwind.example']
    case 'language':
      return ru ? 'en' : 'ru'
    case 'timeZone':
      return ru ? 'Europe/Samara' : 'Europe/London'
    case 'segment':
      return client.segment === 'A' ? 'B' : 'A'
    case 'vip':
      return !client.vip
    case 'birthday':
      return { month: 3, day: 21 }
    default:
      return missingCase(field)
  }
}
