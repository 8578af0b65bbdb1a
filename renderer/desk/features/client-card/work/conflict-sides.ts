import type { ConflictChoice, ConflictPoint } from '../../../../../core/domain/client/change/conflict-point.ts'
import type { EditableField } from '../../../../../core/domain/client/change/editable-field.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import type { Typed } from '../../../state/card-work-store.ts'
import type { ChangeWords, WorkWords } from './change-text.ts'
import { typedOf, valueOf } from './edit-fields.ts'
import { valueText } from './value-text.ts'

interface SideWords {
  readonly t: ChangeWords
  readonly work: WorkWords
  readonly masked: (number: string) => string
  readonly roleName: (roleId: string) => string
}

/** A point of a conflict in words: what it is about, and its three values. */
export interface Sides {
  readonly title: string
  readonly before: string
  readonly mine: string
  readonly theirs: string
  /** The field a value of her own is written in; undefined: only one of the two can stay. */
  readonly anew?: EditableField
}

export function sidesOf(point: ConflictPoint, { t, work, masked, roleName }: SideWords): Sides {
  const empty = t('empty')
  switch (point.kind) {
    case 'field': {
      const { field } = point
      const text = (value: typeof point.mine): string => valueText(field, value, work) ?? empty
      const title = work(field === 'birthday' ? 'birthdayShort' : field)
      const sides = { title, before: text(point.before), mine: text(point.mine), theirs: text(point.theirs) }
      // Of two values one of both stays anyway.
      return field === 'vip' || field === 'language' ? sides : { ...sides, anew: field }
    }
    case 'company':
      return {
        title: work('companyOfRole', { role: roleName(point.roleId) }),
        before: point.before ?? empty,
        mine: point.mine ?? empty,
        theirs: point.theirs ?? empty,
        anew: 'company',
      }
    case 'phone':
      return { title: work('phone'), before: masked(point.before.number), mine: t('phoneRemoved'), theirs: masked(point.theirs.number) }
    case 'task':
      return { title: t('task'), before: point.mine.text, mine: point.mine.text, theirs: t('taskGone') }
    case 'client':
      return { title: t('client'), before: t('clientMine'), mine: t('clientMine'), theirs: t('clientGone') }
    default:
      return missingCase(point)
  }
}

/** What a value of her own begins with: hers. */
export function anewTyped(point: ConflictPoint): Typed {
  if (point.kind === 'field') return typedOf(point.field, point.mine)
  return point.kind === 'company' ? { company: point.mine ?? '' } : {}
}

/** Her own value as a choice; a company may be none. */
export function anewChoice(point: ConflictPoint, field: EditableField, typed: Typed): ConflictChoice {
  return { kind: 'anew', value: point.kind === 'company' ? (typed['company'] ?? '').trim() : valueOf(field, typed) }
}

export const roleOfId = (client: Client, roleId: string): Client['roles'][number] | undefined =>
  client.roles.find(({ id }) => id === roleId)
