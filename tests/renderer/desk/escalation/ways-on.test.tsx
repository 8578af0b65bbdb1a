import { notifications } from '@mantine/notifications'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { escalationOf } from '../../../../core/domain/escalation/escalation-of.ts'
import type { EscalationRecord } from '../../../../core/domain/escalation/escalation.ts'
import type { ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import type { Member } from '../../../../core/domain/team/member.ts'
import { aCall } from '../../../support/call-builder.ts'
import { byMember } from '../../../support/escalation-builder.ts'
import { anEscalatingDesk, type EscalatingDesk } from '../../../support/escalating-desk.tsx'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'
import { anna, vera } from '../../../support/team-members.ts'

const press = (code: string, held: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean } = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { code, key: code, ...held })
}
const only = (desk: EscalatingDesk): EscalationRecord => {
  const [record, ...more] = [...desk.host.records.values()]
  if (record === undefined || more.length > 0) throw new Error(`There are ${desk.host.records.size} packets`)
  return record
}
let changes = 0
const says = async (desk: EscalatingDesk, by: Member, what: ChangeWhat): Promise<void> => {
  await act(async () => desk.host.says(only(desk).packet.id, { id: `s-${(changes += 1)}`, at: desk.clock.now(), by: byMember(by), what }))
}
// The toasts of one desk stand on the next one otherwise.
afterEach(() => act(async () => notifications.clean()))

describe('a callback to a withheld number', () => {
  test.each(['', 'anonymous', 'Restricted'])('%j: the operator is told to ask for one', async (number) => {
    const desk = await anEscalatingDesk({ free: [], call: aCall.active({ remote: { number } }) })
    press('F8')
    await desk.settle()
    expect(only(desk).packet.client.number).toBeUndefined()
    expect(screen.getByText(/Номер скрыт, перезвонить некуда/)).toBeTruthy()
  })

  test('is not asked for where it is known', async () => {
    const desk = await anEscalatingDesk({ free: [] })
    press('F8')
    await desk.settle()
    expect(screen.queryByText(/Номер скрыт/)).toBeNull()
  })
})

describe('an answer that did not help', () => {
  test('goes back as a callback: the client is not on the line any more', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await desk.says(aPhoneWith())
    await says(desk, vera, { kind: 'returned', answer: 'Карта у курьера' })
    press('KeyE', { shiftKey: true })
    const list = await screen.findByRole('dialog', { name: 'Мои эскалации' })
    await desk.user.click(within(list).getByRole('button', { name: /Вернуть\sна\sлинию\s2/ }))
    await desk.settle()
    expect(desk.host.written.slice(-2)).toEqual(['handed-over', 'fell-back'])
    expect(escalationOf(only(desk))).toMatchObject({ wanted: { kind: 'callback' }, state: { phase: 'offered' } })
  })
})

describe('advice that nobody gave in time', () => {
  test('the client holds still: his time and the reminder stay until he is gone back to', async () => {
    const desk = await anEscalatingDesk()
    press('F8', { shiftKey: true })
    press('Digit2')
    await desk.settle()
    await desk.says(aPhoneWith(aCall.active({ hold: 'local', heldSince: desk.clock.now() })))
    const dueAt = desk.clock.now() + 40 * 60_000
    await says(desk, anna, { kind: 'fell-back', dueAt, until: dueAt })
    expect(screen.getByText(/Клиент на удержании/)).toBeTruthy()
    await desk.passes(46_000)
    expect(desk.desk.stores.notices.getState().all).toMatchObject([{ id: 'escalation-hold', tone: 'warn' }])
  })
})

describe('a file that is at the hub', () => {
  test('goes along with another wish', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await says(desk, anna, {
      kind: 'noted',
      text: 'Файл: лог.txt',
      attachment: { key: 'f-1', name: 'лог.txt', type: 'text/plain', bytes: 9 },
    })
    press('F8', { shiftKey: true })
    press('Digit4')
    await desk.settle()
    const [, second] = [...desk.host.records.values()]
    expect(second?.packet).toMatchObject({ wanted: { kind: 'take-over' }, attachments: [{ key: 'f-1', name: 'лог.txt' }] })
  })
})
