import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Process } from '../../../../core/domain/process/process.ts'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { WhoPane } from '../../../../renderer/desk/features/client-card/who-pane.tsx'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneState, aPhoneWith, viewOf } from '../../../support/phone-state-builder.ts'

const NOW = 1_750_000_000_000
const HOUR = 3_600_000
const question = (id: string, text: string, answer: string, weight: number) => ({ id, question: text, answer, weight })
const mortgage: Process = {
  id: 'mortgage',
  title: 'Ипотека',
  language: 'ru',
  topicIds: ['mortgage-papers'],
  stages: [
    {
      id: 'papers',
      title: 'Документы',
      questions: [
        question('missing', 'Чего не хватает?', 'Согласия супруга. Ведёт {{request.owner}}.', 6),
        question('consent', 'Как оформить согласие?', 'Только у нотариуса.', 4),
        question('when', 'Когда ответ?', 'Срок {{request.dueAt}}.', 3),
      ],
    },
  ],
}
const svetlana = aClient({
  id: 'svetlana',
  name: { given: 'Светлана', family: 'Белова' },
  segment: 'A',
  debt: { amount: 12_400, currency: 'RUB' },
  service: { title: 'Ипотека', state: 'suspended' },
  promise: { text: 'Проверка закончится', dueAt: NOW - HOUR, by: 'Артём', madeAt: NOW - 30 * HOUR },
  requests: [
    {
      number: '60-4415',
      title: 'Ипотека: документы',
      stages: [{ title: 'Одобрено' }, { title: 'Документы' }],
      currentStage: 1,
      openedAt: NOW - 100 * HOUR,
      owner: 'Артём Чижов',
      processId: 'mortgage',
      stageId: 'papers',
      steps: [
        { at: NOW - 90 * HOUR, by: 'Банк', text: 'Заявка одобрена' },
        { at: NOW - 20 * HOUR, by: 'Артём Чижов', text: 'Приняли отчёт оценщика' },
      ],
    },
  ],
})
const card = (
  <>
    <WhoPane />
    <NowPane />
  </>
)
const open = async (): Promise<CallWorkWorld> => {
  const bridge = new FakeBridge({ 'content.processes': () => [mortgage] })
  const world = await aCallWorkWorld({ clients: [svetlana], bridge, rows: [anInteraction({ stage: 'open' })] })
  world.show(card)
  const ringing = aCall.incoming({ remote: { number: '+79120000067' } })
  await world.says(aPhoneState({ presence: { kind: 'ringing', since: NOW }, calls: [viewOf(ringing, { inviteReceivedAt: NOW - 10 })] }))
  await screen.findByRole('heading', { name: 'Скорее всего спросит' })
  return world
}
const answered = async (): Promise<CallWorkWorld> => {
  const world = await open()
  await world.says(aPhoneWith(aCall.active({ remote: { number: '+79120000067' } })))
  return world
}
const row = (name: string) => screen.getByRole('button', { name: (words) => words.startsWith(name) })
const kept = (world: CallWorkWorld) => world.journal.rows.get(callId('call-1'))?.work.predicted

describe('what the client will likely ask', () => {
  it('stands on the card while it rings, with answers filled in; nothing counts yet', async () => {
    const world = await open()
    expect(row('Чего не хватает?').textContent).toContain('Ведёт Артём Чижов.')
    // Nobody knows a term: the question that could not be answered is not foretold.
    expect(screen.queryByText('Когда ответ?')).toBeNull()
    await world.user.keyboard('q')
    expect(row('Чего не хватает?').getAttribute('aria-pressed')).toBe('false')
    expect(kept(world)).toBeUndefined()
  })

  it('one key says the answer in large words and marks the question; again takes both back', async () => {
    const world = await answered()
    await waitFor(() => expect(kept(world)?.questions).toHaveLength(2))
    await world.user.keyboard('[KeyW]')
    expect(row('Как оформить согласие?').getAttribute('aria-pressed')).toBe('true')
    expect(row('Как оформить согласие?').dataset['open']).toBe('true')
    expect(screen.getByText('Только у нотариуса.', { selector: '[role="status"]' })).toBeDefined()
    await waitFor(() => expect(kept(world)?.questions[1]?.asked).toBe(true))
    await world.user.keyboard('[KeyQ]')
    expect(row('Как оформить согласие?').getAttribute('aria-pressed')).toBe('true')
    await world.user.keyboard('[KeyQ]')
    await waitFor(() => expect(kept(world)?.questions.map(({ asked }) => asked)).toEqual([false, true]))
  })

  it('something else can be asked, and be taken back', async () => {
    const world = await answered()
    await world.user.keyboard('{Shift>}[KeyO]{/Shift}')
    await waitFor(() => expect(kept(world)?.other).toBe(true))
    await world.user.keyboard('{Shift>}[KeyO]{/Shift}')
    await waitFor(() => expect(kept(world)?.other).toBeUndefined())
  })
})

describe('how things stand', () => {
  it('two warnings at most, the worst first, the others with a key; the priority in a word with its facts', async () => {
    const world = await open()
    const warnings = within(screen.getByRole('region', { name: 'Предупреждения' }))
    expect(warnings.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Обещание просрочено на\s1\sч$/),
      expect.stringMatching(/^Приостановлено: Ипотека$/),
    ])
    await world.user.keyboard('{Shift>}[KeyA]{/Shift}')
    expect(warnings.getByText(/^Долг\s12\s400\s₽$/)).toBeDefined()
    expect(screen.getByText('Срочно')).toBeDefined()
    expect(screen.getByText(/сегмент A, обещание просрочено/)).toBeDefined()
    expect(world.desk.stores.callers.getState().names[callId('call-1')]?.priority).toEqual({ level: 'urgent', word: 'Срочно' })
  })

  it('every step taken and by whom, the latest first', async () => {
    const world = await open()
    const steps = () => within(screen.getByRole('list', { name: 'Что сделано' })).getAllByRole('listitem')
    expect(steps().map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Приняли отчёт оценщикаАртём Чижов')])
    await world.user.keyboard('{Shift>}[KeyH]{/Shift}')
    expect(steps()).toHaveLength(2)
    expect(steps()[1]?.textContent).toContain('Банк')
  })
})
