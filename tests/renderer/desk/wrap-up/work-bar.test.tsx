import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { SidePane } from '../../../../renderer/desk/features/wrap-up/side-pane.tsx'
import { WorkBar } from '../../../../renderer/desk/features/wrap-up/work-bar.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeJournal } from '../../../support/fake-journal.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneState, aPhoneWith, viewOf } from '../../../support/phone-state-builder.ts'

const NOW = 1_750_000_000_000
const id = callId('call-1')
const ended = aCall.ended({ answeredAt: NOW + 5000 })
const wrapUp = (since = NOW) =>
  aPhoneState({ calls: [viewOf(ended)], presence: { kind: 'wrap-up', since, until: since + 30_000, callId: 'call-1' } })
const desk = (
  <>
    <SidePane />
    <WorkBar />
  </>
)
const note = (): HTMLTextAreaElement => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Заметка|Прошлый звонок|Note/ })
const workOf = (world: CallWorkWorld) => world.journal.rows.get(id)?.work

describe('the note', () => {
  it('is kept as it is typed, and says so only when it is', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction({ stage: 'open' })], phone: aPhoneWith(aCall.active()) })
    world.show(desk)
    await world.user.keyboard('n')
    await world.user.keyboard('ищет запись')
    expect(note().value).toBe('ищет запись')
    expect(screen.getByText('сохраняется')).toBeDefined()
    await world.passes(300)
    expect(await screen.findByText(/^сохранена \d\d:\d\d:\d\d$/)).toBeDefined()
    expect(workOf(world)?.notes).toBe('ищет запись')
  })

  it('is kept at once when the field is left and when the page goes', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction({ stage: 'open' })], phone: aPhoneWith(aCall.active()) })
    world.show(desk)
    await world.user.type(note(), 'раз')
    await world.user.keyboard('{Escape}')
    await waitFor(() => expect(workOf(world)?.notes).toBe('раз'))
    await world.user.type(note(), ' два')
    window.dispatchEvent(new Event('pagehide'))
    await waitFor(() => expect(workOf(world)?.notes).toBe('раз два'))
  })

  it('stays in the field when the storage is full, says so, and is written later by itself', async () => {
    const journal = new FakeJournal([anInteraction({ stage: 'open' })])
    const write = journal.recordWork.bind(journal)
    let full = true
    journal.recordWork = (callId, work) => (full ? Promise.reject(new DOMException('x', 'QuotaExceededError')) : write(callId, work))
    const world = await aCallWorkWorld({ journal, phone: aPhoneWith(aCall.active()) })
    world.show(desk)
    await world.user.type(note(), 'важное')
    await world.passes(300)
    expect(await screen.findByText(/на.диске нет места/)).toBeDefined()
    expect(note().value).toBe('важное')
    full = false
    await world.passes(2500)
    await waitFor(() => expect(journal.rows.get(id)?.work.notes).toBe('важное'))
  })

  it('comes back after a reload in a call', async () => {
    const row = anInteraction({ stage: 'open', work: { notes: 'до перезагрузки', topicId: 'other', savedAt: NOW } })
    const world = await aCallWorkWorld({ rows: [row], phone: aPhoneWith(aCall.active()) })
    world.show(desk)
    await waitFor(() => expect(note().value).toBe('до перезагрузки'))
  })

  it('shows what another desk wrote, and keeps what is typed here', async () => {
    const listeners = new Set<(change: { readonly callId: CallId }) => void>()
    const world = await aCallWorkWorld({
      rows: [anInteraction({ stage: 'open', work: { notes: 'раз', savedAt: NOW } })],
      phone: aPhoneWith(aCall.active()),
      onJournalChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    })
    world.show(desk)
    await waitFor(() => expect(note().value).toBe('раз'))
    await world.user.type(note(), ' здесь')
    await world.journal.recordWork(id, { notes: 'раз там', topicId: 'other', savedAt: NOW + 1 })
    for (const tell of listeners) tell({ callId: id })
    await waitFor(() => expect(note().value).toBe('раз там\nздесь'))
    await world.passes(300)
    await waitFor(() => expect(workOf(world)).toMatchObject({ notes: 'раз там\nздесь', topicId: 'other' }))
  })
})

describe('finishing', () => {
  it('asks for topic, result and the promise, each by name, and never ends without them', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction()], phone: wrapUp() })
    world.show(desk)
    await world.user.keyboard('[F9]')
    expect(screen.getByRole('alert').textContent).toBe('Выберите тематику')
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Тематика' }))
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Тематика' }), 'recording')
    expect(screen.getByRole('alert').textContent).toBe('Выберите результат')
    await world.user.keyboard('[F9]')
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Решено на линии 1' }))
    await world.user.keyboard('2')
    expect(screen.getByRole('radio', { name: 'Обещали, ждём' }).getAttribute('aria-checked')).toBe('true')
    expect(screen.getByRole('alert').textContent).toMatch(/Впишите, что обещали/)
    await world.user.keyboard('[F9]')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Что обещали' }))
    await world.user.keyboard('запись до 15:30')
    await world.user.keyboard('[F9]')
    await waitFor(() => expect(world.journal.rows.get(id)?.stage).toBe('done'))
    expect(workOf(world)).toMatchObject({ topicId: 'recording', resultId: 'promised', promise: 'запись до 15:30' })
    await waitFor(() => expect(world.phone.commands).toContainEqual({ kind: 'finish-wrap-up', callId: 'call-1' }))
  })

  it('waits for the phone to close the row', async () => {
    const work = { notes: '', topicId: 'other', resultId: 'solved' }
    const world = await aCallWorkWorld({ rows: [anInteraction({ stage: 'open', work })], phone: wrapUp() })
    world.show(desk)
    await screen.findByRole('radio', { name: 'Решено на линии 1', checked: true })
    await world.user.keyboard('[F9]')
    await world.passes(100)
    expect(world.journal.rows.get(id)?.stage).toBe('open')
    const row = world.journal.rows.get(id)
    if (row !== undefined) world.journal.rows.set(id, { ...row, stage: 'wrap-up' })
    await world.passes(200)
    await waitFor(() => expect(world.journal.rows.get(id)?.stage).toBe('done'))
  })

  it('says so when the storage does not take it, and keeps what is written', async () => {
    const journal = new FakeJournal([anInteraction({ work: { notes: 'не потерять', topicId: 'other', resultId: 'solved' } })])
    journal.finish = () => Promise.reject(new Error('unavailable'))
    const world = await aCallWorkWorld({ journal, phone: wrapUp() })
    world.show(desk)
    await screen.findByRole('radio', { name: 'Решено на линии 1', checked: true })
    await world.user.keyboard('[F9]')
    expect(await screen.findByText(/Звонок не.закрыт/)).toBeDefined()
    expect(note().value).toBe('не потерять')
    expect(world.phone.commands).toEqual([])
  })

  it('shows the time that is left and, beyond it, how far beyond', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction()], phone: wrapUp() })
    world.show(desk)
    expect(screen.getByText('Осталось', { exact: false }).textContent).toMatch(/00:30 из.00:30/)
    await world.passes(42_000)
    expect(screen.getByText('Сверх нормы', { exact: false }).textContent).toMatch(/00:12/)
  })

  it('keeps Save closed in a call and says when it opens', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction({ stage: 'open' })], phone: aPhoneWith(aCall.active()) })
    world.show(desk)
    await world.user.keyboard('[F9]')
    expect(screen.getByRole('alert').textContent).toBe('Откроется после звонка')
    await world.says(wrapUp())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('tells the phone what comes next', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction()], phone: wrapUp() })
    world.show(desk)
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Затем' }), 'break:lunch')
    expect(world.phone.commands).toContainEqual({ kind: 'choose-presence', next: { kind: 'break', reasonId: 'lunch' } })
  })

  it('speaks English', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction()], phone: wrapUp(), locale: 'en' })
    world.show(desk)
    expect(screen.getByRole('button', { name: /Save & Ready/ })).toBeDefined()
    await world.user.keyboard('[F9]')
    expect(screen.getByRole('alert').textContent).toBe('Choose a topic')
  })
})

describe('a new call before the last one is wrapped up', () => {
  const second = aCall.incoming({ id: 'call-2' })
  const ringing = () => aPhoneState({ calls: [viewOf(ended), viewOf(second)], presence: { kind: 'ringing', since: NOW } })

  it('leaves the note under the hand; the answer finishes what is complete', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction(), anInteraction({ id: 'call-2', stage: 'open' })], phone: wrapUp() })
    world.show(desk)
    await world.user.type(note(), 'дописываю')
    await world.says(ringing())
    expect(note().value).toBe('дописываю')
    expect(document.activeElement).toBe(note())
    expect(screen.getByText(/Прошлый звонок/)).toBeDefined()
    expect(screen.getByText('При ответе сохранится само')).toBeDefined()
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Тематика' }), 'other')
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Результат обращения' }), 'solved')
    await world.says(
      aPhoneState({ calls: [viewOf(ended), viewOf(aCall.active({ id: 'call-2' }))], presence: { kind: 'on-call', since: NOW } }),
    )
    await waitFor(() => expect(world.journal.rows.get(id)?.stage).toBe('done'))
    expect(workOf(world)?.notes).toBe('дописываю')
    expect(note().value).toBe('')
  })

  it('keeps the text of what is not complete and offers it again', async () => {
    const world = await aCallWorkWorld({ rows: [anInteraction(), anInteraction({ id: 'call-2', stage: 'open' })], phone: wrapUp() })
    world.show(desk)
    await world.user.type(note(), 'начало')
    await world.says(ringing())
    await world.says(
      aPhoneState({ calls: [viewOf(ended), viewOf(aCall.active({ id: 'call-2' }))], presence: { kind: 'on-call', since: NOW } }),
    )
    await waitFor(() => expect(workOf(world)?.notes).toBe('начало'))
    expect(world.journal.rows.get(id)?.stage).toBe('wrap-up')
  })
})

describe('after a crash', () => {
  it('offers the interrupted call at start and finishes it', async () => {
    const facts = { reason: { kind: 'interrupted', why: 'seat-died' } } as const
    const row = anInteraction({ facts, work: { notes: 'обещал перезвонить', clientName: 'Павел Громов', topicId: 'other' } })
    const world = await aCallWorkWorld({ rows: [row], phone: aPhoneState() })
    world.show(desk)
    expect(await screen.findByText(/Павел Громов, прервался: заметка сохранена/)).toBeDefined()
    await world.user.keyboard('f')
    await waitFor(() => expect(note().value).toBe('обещал перезвонить'))
    await world.user.keyboard('1')
    await world.user.keyboard('[F9]')
    await waitFor(() => expect(world.journal.rows.get(id)?.stage).toBe('done'))
  })
})
