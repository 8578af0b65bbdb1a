import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EDITABLE_FIELDS } from '../../../../core/domain/client/change/editable-field.ts'
import { fieldValue } from '../../../../core/domain/client/change/field-value.ts'
import { companyEdits, draftOf, editsOf, NEW_EMAIL, valueOf } from '../../../../renderer/desk/features/client-card/work/edit-fields.ts'
import { mentionAt, withName } from '../../../../renderer/desk/features/client-card/work/mention-completion.ts'
import { quickTimes, timeOf, typedTime } from '../../../../renderer/desk/features/client-card/work/task-times.ts'
import { aClient } from '../../../support/client-builder.ts'

const maria = aClient({
  name: { given: 'Мария', family: 'Орлова', patronymic: 'Андреевна' },
  emails: ['a@b.example', 'c@d.example'],
  city: 'Пермь',
  birthday: { month: 2, day: 29 },
  roles: [{ id: 'lead', kind: 'employee', company: 'Север', lineIds: [] }],
})

describe('what is typed in the card', () => {
  it('is the record again, field by field, and no edit, while nothing was typed', () => {
    const typed = draftOf(maria)
    for (const field of EDITABLE_FIELDS) expect(valueOf(field, typed)).toEqual(fieldValue(maria, field))
    expect(editsOf(typed, typed)).toEqual([])
    expect(companyEdits(maria, typed, typed)).toEqual([])
  })

  it('is an edit of what differs, with what it was', () => {
    const begun = draftOf(maria)
    expect(editsOf(begun, { ...begun, city: ' ', [NEW_EMAIL]: 'e@f.example', birthday: '1/3' })).toEqual([
      { field: 'emails', before: maria.emails, after: [...maria.emails, 'e@f.example'] },
      { field: 'city', before: 'Пермь', after: null },
      { field: 'birthday', before: maria.birthday, after: { month: 3, day: 1 } },
    ])
    expect(companyEdits(maria, begun, { ...begun, 'company:lead': '' })).toEqual([{ roleId: 'lead', company: '', before: 'Север' }])
  })

  it('whatever is typed as a birthday is a day, or one that the check refuses; never a crash', () => {
    fc.assert(
      fc.property(fc.string(), (birthday) => {
        const value = valueOf('birthday', { birthday })
        expect(value === null || (typeof value === 'object' && 'month' in value)).toBe(true)
      }),
    )
  })
})

describe('times of a task', () => {
  it('this evening is offered while it is ahead', () => {
    const at = (hour: number) => new Date(2026, 10, 22, hour, 5).getTime()
    expect(quickTimes(at(9)).map(({ id }) => id)).toEqual(['inHour', 'today', 'tomorrow'])
    expect(quickTimes(at(18)).map(({ id }) => id)).toEqual(['inHour', 'tomorrow'])
  })

  it('a typed time is the time again; without an hour the day ends at 18:00; nonsense is none', () => {
    const noon = new Date(2026, 10, 22, 12, 30).getTime()
    const { date, time } = typedTime(noon)
    expect(timeOf(date, time)).toBe(noon)
    expect(timeOf(date, '')).toBe(new Date(2026, 10, 22, 18).getTime())
    expect(timeOf('22.11.2026', time)).toBeUndefined()
    expect(timeOf('2026-13-45', time)).toBeUndefined()
  })
})

describe('a colleague called in a note', () => {
  it('is completed where the caret stands; an address calls nobody', () => {
    const mention = mentionAt('Спросить @Вер потом', 13)
    expect(mention).toEqual({ query: 'Вер', from: 9, to: 13 })
    expect(mention === undefined ? '' : withName('Спросить @Вер потом', mention, 'Вера Соколова').text).toBe(
      'Спросить @Вера Соколова  потом',
    )
    expect(mentionAt('anna@vera', 9)).toBeUndefined()
  })
})
