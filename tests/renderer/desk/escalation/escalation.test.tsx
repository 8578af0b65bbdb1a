import { notifications } from '@mantine/notifications'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { EscalationRecord } from '../../../../core/domain/escalation/escalation.ts'
import type { ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import type { Member } from '../../../../core/domain/team/member.ts'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aClient } from '../../../support/client-builder.ts'
import { aDuty } from '../../../support/duty-builder.ts'
import { byMember } from '../../../support/escalation-builder.ts'
import { anEscalatingDesk, type EscalatingDesk } from '../../../support/escalating-desk.tsx'
import { FakeTeamHost } from '../../../support/fake-team-host.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'
import { anna, igor, vera } from '../../../support/team-members.ts'

const press = (code: string, held: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean; readonly altKey?: boolean } = {}): void => {
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
const button = (): HTMLElement => screen.getByRole('button', { name: /На\sлинию\s2|To\sline\s2/ })

// The toasts of one desk stand on the next one otherwise.
afterEach(() => act(async () => notifications.clean()))

describe('reachability before the press', () => {
  test('a free specialist by name, with the usual seconds', async () => {
    await anEscalatingDesk({ free: [vera] })
    expect(button().textContent).toMatch(/Вера\sсвободна\s·\s~15\sс/)
  })

  test('a man is свободен, and English needs no gender', async () => {
    const desk = await anEscalatingDesk({ free: [igor] })
    expect(button().textContent).toMatch(/Игорь\sсвободен/)
    await act(async () => {
      desk.host.bridge.say('team.dutiesChanged', { duties: [aDuty(vera, { state: { kind: 'busy', with: 'call' } })] })
    })
    expect(button().title).toMatch(/Все\sзаняты,\sперезвонят\sдо\s\d\d:\d\d/)
    expect(button().textContent).toMatch(/Перезвонят\sдо\s\d\d:\d\d\sзавтра/)
  })

  test('nobody on duty, and a hub that is away', async () => {
    const desk = await anEscalatingDesk({ free: [], locale: 'en' })
    expect(button().title).toMatch(/Nobody\son\sduty,\scallback\sby\s\d\d:\d\d/)
    await act(async () => desk.host.links({ kind: 'lost', since: 0 }))
    expect(button().textContent).toMatch(/Hub:\sno\slink,\ssent\slater/)
  })

  test('a seat without a team has no button', async () => {
    const host = new FakeTeamHost()
    const desk = await anEscalatingDesk({ host })
    await act(async () => desk.desk.team.store.setState({ team: null }))
    expect(screen.queryByRole('button', { name: /На\sлинию\s2/ })).toBeNull()
  })
})

describe('one click', () => {
  test('F8 offers the whole story to the free one, without a question', async () => {
    const desk = await anEscalatingDesk()
    await act(async () => desk.work.work.change(callId('call-1'), { notes: 'Карта не пришла' }))
    press('F8')
    await desk.settle()
    const { packet, changes: told } = only(desk)
    expect(packet).toMatchObject({
      wanted: { kind: 'talk-now' },
      problem: { words: 'Карта не пришла', from: 'note' },
      client: { name: 'Мария Орлова' },
    })
    expect(told).toMatchObject([{ what: { kind: 'offered', to: { id: 'vera' } } }])
    expect(screen.getByText('Скажите клиенту')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /свободна/ })).toBeNull()
  })

  test('the packet carries who was verified, what was tried and that it is recorded', async () => {
    const desk = await anEscalatingDesk({ call: aCall.active({ context: { headers: {}, recording: { kind: 'running' } } }) })
    const id = callId('call-1')
    await act(async () => {
      desk.work.identity.confirm(id, 'code-word')
      desk.work.steps.type(id, 'Перезапустили переадресацию')
      desk.work.steps.add(id, 'failed')
    })
    press('F8')
    await desk.settle()
    const { packet } = only(desk)
    const at = desk.clock.now()
    expect(packet.client.verification).toEqual({ kind: 'verified', how: 'code-word', at })
    expect(packet.tried).toEqual([
      { what: 'Перезапустили переадресацию', at, outcome: 'failed' },
      { what: 'Проверили личность: кодовое слово', at, outcome: 'done' },
    ])
    expect(packet.call?.recording).toEqual({ kind: 'running' })
  })

  test('proof of one person does not go with a packet about another', async () => {
    const desk = await anEscalatingDesk()
    const id = callId('call-1')
    const { work } = desk.work
    await act(async () => {
      desk.work.identity.confirm(id, 'document')
      work.store.setState(({ drafts }) => {
        const draft = drafts[id]
        return draft === undefined
          ? {}
          : { drafts: { ...drafts, [id]: { ...draft, work: { ...draft.work, clientId: aClient({ id: 'other' }).id } } } }
      })
    })
    press('F8')
    await desk.settle()
    expect(only(desk).packet.client.verification.kind).toBe('recognised')
    expect(only(desk).packet.tried).toEqual([])
  })

  test('F8 pressed again is no second packet', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    press('F8')
    await desk.settle()
    press('F8')
    await desk.settle()
    expect(desk.host.written).toEqual(['submit'])
  })

  test('all busy: the client is called back, and the promise stands in the form', async () => {
    const desk = await anEscalatingDesk({ free: [] })
    press('F8')
    await desk.settle()
    const { packet } = only(desk)
    expect(packet.wanted.kind).toBe('callback')
    expect(packet.promise?.dueAt).toBe(packet.wanted.kind === 'callback' ? packet.wanted.dueAt : 0)
    expect(screen.getByText(/перезвонит вам до/)).toBeTruthy()
  })

  test('Ctrl+Z takes it back', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    press('KeyZ', { ctrlKey: true })
    await desk.settle()
    expect(desk.host.written).toEqual(['submit', 'withdrawn'])
    await waitFor(() => expect(button()).toBeTruthy())
  })

  test('the hub is away: queued and shown, sent once when it is back', async () => {
    const desk = await anEscalatingDesk()
    await act(async () => desk.host.links({ kind: 'lost', since: 0 }))
    desk.host.manner = 'unreachable'
    press('F8')
    await desk.settle()
    expect(screen.getAllByText(/Отправим, когда хаб вернётся/).length).toBeGreaterThan(0)
    expect(screen.getByText(/сохранён на этом компьютере/)).toBeTruthy()
    expect(desk.host.records.size).toBe(0)
    await act(async () => desk.host.back())
    await desk.settle()
    expect(desk.host.written).toEqual(['submit'])
  })

  test('no rights at the hub: it stays, with what to press', async () => {
    const desk = await anEscalatingDesk()
    desk.host.manner = 'no-rights'
    press('F8')
    await desk.settle()
    expect(screen.getByText(/Не принято хабом/).textContent).toMatch(/скажите\sадминистратору/)
    desk.host.manner = 'good'
    press('KeyD', { altKey: true })
    await desk.settle()
    expect(desk.host.written).toEqual(['submit'])
  })
})

describe('the wish', () => {
  test('Shift+F8, a digit: advice holds the client at once', async () => {
    const desk = await anEscalatingDesk()
    press('F8', { shiftKey: true })
    expect(screen.getByRole('radio', { name: /Поговорить\sсейчас/ }).getAttribute('aria-checked')).toBe('true')
    press('Digit2')
    await desk.settle()
    expect(only(desk).packet.wanted).toEqual({ kind: 'advice' })
    expect(desk.told()).toEqual(['hold'])
  })

  test('another wish takes the first packet back and keeps what was added', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    const field = screen.getByRole('textbox', { name: /Добавить\sодно\sпредложение/ })
    await desk.user.type(field, 'Нужен обход{Enter}')
    await desk.settle()
    press('F8', { shiftKey: true })
    press('Digit4')
    await desk.settle()
    const packets = [...desk.host.records.values()]
    expect(packets.map(({ changes: all }) => all.at(-1)?.what.kind)).toEqual(['withdrawn', 'offered'])
    expect(packets[1]?.packet).toMatchObject({ wanted: { kind: 'take-over' }, problem: { sentence: 'Нужен обход' } })
  })
})

describe('what follows', () => {
  test('on acceptance her phone is called with the id of the packet, once', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await says(desk, vera, { kind: 'seen' })
    expect(screen.getAllByText(/На\sэкране:\sВера Соколова/).length).toBeGreaterThan(0)
    await says(desk, vera, { kind: 'accepted' })
    await desk.settle()
    expect(desk.phone.commands).toEqual([{ kind: 'consult', callId: 'call-1', target: '2001', escalationId: only(desk).packet.id }])
    await says(desk, anna, { kind: 'noted', text: 'ещё' })
    expect(desk.told()).toEqual(['consult'])
  })

  test('a talk with her that is over can be begun once more', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await says(desk, vera, { kind: 'accepted' })
    await desk.settle()
    // The call to her was made and has ended: the client's call has no transfer.
    fireEvent.click(screen.getByRole('button', { name: /Позвонить\sещё\sраз/ }))
    await desk.settle()
    expect(desk.told()).toEqual(['consult', 'consult'])
  })

  test('an acceptor without a number, and a phone that refuses, are said with what to do', async () => {
    const { extension: _extension, ...nobody } = vera
    const desk = await anEscalatingDesk({ free: [nobody] })
    press('F8')
    await desk.settle()
    await says(desk, nobody, { kind: 'accepted' })
    await desk.settle()
    expect(screen.getByText(/не указан номер/)).toBeTruthy()
  })

  test('nobody comes: the words to say change by themselves', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    const dueAt = desk.clock.now() + 40 * 60_000
    await says(desk, anna, { kind: 'fell-back', dueAt, until: dueAt })
    expect(screen.getByText(/Специалисты сейчас заняты/)).toBeTruthy()
  })

  test('the client hangs up first: called back or withdrawn, by a choice', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    const over = aCall.ended({ reason: { kind: 'hung-up', by: 'remote' } })
    await desk.says({ ...aPhoneWith(over), presence: { kind: 'wrap-up', since: 0, until: 30_000, callId: 'call-1' } })
    expect(screen.getByText(/положил трубку, не дождавшись/)).toBeTruthy()
    expect(desk.host.written).toEqual(['submit'])
    press('F8')
    await desk.settle()
    expect(desk.host.written).toEqual(['submit', 'fell-back'])
  })

  test('a later answer is said on the desk, counted, read in the list', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await desk.says(aPhoneWith())
    await says(desk, vera, { kind: 'returned', answer: 'Карта у курьера' })
    expect(desk.desk.stores.notices.getState().all).toMatchObject([{ id: 'escalation-answer' }])
    press('KeyE', { shiftKey: true })
    const list = await screen.findByRole('dialog', { name: 'Мои эскалации' })
    expect(within(list).getByText('Карта у курьера')).toBeTruthy()
    await desk.settle()
    expect(desk.host.written.at(-1)).toBe('answer-read')
    expect(desk.desk.stores.notices.getState().all).toEqual([])
    press('KeyD')
    await desk.settle()
    expect(desk.host.written.at(-1)).toBe('resolved')
  })
})

describe('advice', () => {
  test('the operator is reminded of the client who holds, and the reminder goes when she goes back', async () => {
    const desk = await anEscalatingDesk()
    press('F8', { shiftKey: true })
    press('Digit2')
    await desk.settle()
    const heldSince = desk.clock.now()
    await desk.says(aPhoneWith(aCall.active({ hold: 'local', heldSince })))
    expect(screen.getByText(/Клиент на удержании/)).toBeTruthy()
    await desk.passes(46_000)
    expect(desk.desk.stores.notices.getState().all).toMatchObject([{ id: 'escalation-hold', tone: 'warn' }])
    await says(desk, vera, { kind: 'accepted' })
    await says(desk, vera, { kind: 'advising' })
    await says(desk, vera, { kind: 'returned', answer: 'Скажите: курьер будет в пятницу' })
    expect(screen.getByText('Скажите: курьер будет в пятницу')).toBeTruthy()
    await desk.says(aPhoneWith(aCall.active()))
    expect(desk.desk.stores.notices.getState().all).toEqual([])
    await desk.user.click(screen.getByRole('button', { name: /^Прочитано/u }))
    await desk.settle()
    expect(desk.host.written.at(-1)).toBe('answer-read')
  })
})

describe('the consultation', () => {
  const consulting = (stage: 'consulting' | 'joined') =>
    aPhoneWith(
      aCall.active({
        hold: stage === 'joined' ? 'none' : 'local',
        transfer:
          stage === 'joined'
            ? { kind: 'attended', target: '2001', consultCallId: callId('call-2'), stage, since: 0 }
            : { kind: 'attended', target: '2001', consultCallId: callId('call-2'), stage },
      }),
      aCall.active({ id: 'call-2', consultFor: callId('call-1'), direction: 'outgoing', remote: { number: '2001' } }),
    )

  test('one key makes it a talk of three, the same key leaves it', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await says(desk, vera, { kind: 'accepted' })
    await desk.settle()
    await desk.says(consulting('consulting'))
    expect(screen.getByText(/Расскажите и соедините/)).toBeTruthy()
    press('Equal')
    await desk.says(consulting('joined'))
    expect(screen.getByText('Говорите втроём')).toBeTruthy()
    press('Equal')
    expect(desk.told()).toEqual(['consult', 'join-three', 'leave-three'])
  })

  test('she does not answer: the client is here again, and one key calls her once more', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await says(desk, vera, { kind: 'accepted' })
    await desk.settle()
    const failed = { kind: 'attended', target: '2001', consultCallId: callId('call-2'), stage: 'failed', why: 'no-answer' } as const
    await desk.says(aPhoneWith(aCall.active({ transfer: failed })))
    expect(screen.getByText(/не снял трубку/)).toBeTruthy()
    press('KeyA')
    await desk.settle()
    expect(desk.told()).toEqual(['consult', 'consult'])
  })
})

describe('the hub on the strip', () => {
  test('a lost link counts its seconds and what waits; a refused one says what helps', async () => {
    const desk = await anEscalatingDesk()
    expect(screen.getByText(/Линия 2 на связи/)).toBeTruthy()
    desk.host.manner = 'unreachable'
    await act(async () => desk.host.links({ kind: 'lost', since: desk.clock.now() }))
    press('F8')
    await desk.settle()
    await desk.passes(12_000)
    expect(screen.getByText(/Хаб: нет связи 12 с, отправим позже · 1 ждёт/)).toBeTruthy()
    await act(async () => desk.host.links({ kind: 'refused', why: 'credentials' }))
    expect(screen.getByText(/Хаб не пускает: неверный ключ/)).toBeTruthy()
    expect(desk.desk.stores.notices.getState().all).toMatchObject([{ id: 'hub-refused', tone: 'danger' }])
  })
})

describe('a file', () => {
  const choose = async (desk: EscalatingDesk, bytes: number): Promise<void> => {
    const input = document.querySelector('input[type="file"]')
    if (!(input instanceof HTMLInputElement)) throw new Error('There is no file field')
    const file = new File([new Uint8Array(bytes)], 'лог.txt', { type: 'text/plain' })
    await desk.user.upload(input, file)
    await desk.settle()
  }

  test('goes in pieces, then a word names it', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await choose(desk, 400 * 1024)
    await waitFor(() => expect(screen.getByText('отправлен')).toBeTruthy())
    const pieces = desk.host.bridge.asked.flatMap(({ name, input }) => (name === 'team.attach' ? [input] : []))
    expect(pieces).toMatchObject([
      { piece: 0, last: false },
      { piece: 1, last: false },
      { piece: 2, last: true },
    ])
    await waitFor(() => expect(desk.host.written).toEqual(['submit', 'noted']))
    expect(only(desk).changes.at(-1)?.what).toMatchObject({ kind: 'noted', attachment: { name: 'лог.txt', bytes: 400 * 1024 } })
  })

  test('of 50 MB is refused before a byte is sent, in plain words', async () => {
    const desk = await anEscalatingDesk()
    press('F8')
    await desk.settle()
    await choose(desk, 50 * 1024 * 1024)
    await waitFor(() => expect(screen.getByText(/больше\s1\sМБ/)).toBeTruthy())
    expect(desk.host.bridge.asked.some(({ name }) => name === 'team.attach')).toBe(false)
    expect(desk.host.written).toEqual(['submit'])
  })
})
