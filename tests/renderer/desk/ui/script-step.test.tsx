import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { celConditions } from '../../../../core/script-language/cel-conditions.ts'
import { advance } from '../../../../core/domain/script/advance.ts'
import { begin } from '../../../../core/domain/script/begin.ts'
import type { Facts } from '../../../../core/domain/script/facts.ts'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import { roadLines } from '../../../../core/domain/script/road-lines.ts'
import { returnTo } from '../../../../core/domain/script/return-to.ts'
import type { RunEvent } from '../../../../core/domain/script/run-event.ts'
import type { RunRefusal } from '../../../../core/domain/script/run-refusal.ts'
import { walkOf } from '../../../../core/domain/script/walk.ts'
import { RoadAhead } from '../../../../renderer/desk/ui/script-step/road-ahead.tsx'
import { RoadBehind } from '../../../../renderer/desk/ui/script-step/road-behind.tsx'
import { ScriptStep } from '../../../../renderer/desk/ui/script-step/script-step.tsx'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aScript } from '../../../support/script-graphs.ts'

const nodes: readonly ScriptNode[] = [
  { id: 'hello', kind: 'say', title: { ru: 'Приветствие' }, text: { ru: '{client.address}, <b>здравствуйте</b>' }, next: 'crm' },
  {
    id: 'crm',
    kind: 'choose',
    title: { ru: 'Сегмент' },
    variable: 'segment',
    text: { ru: '?' },
    options: [{ id: 'A', title: { ru: 'A' }, next: 'why' }],
  },
  { id: 'why', kind: 'ask', title: { ru: 'Причина' }, text: { ru: 'Почему?' }, variable: 'reason', next: 'both' },
  {
    id: 'both',
    kind: 'form',
    title: { ru: 'Подробности' },
    text: { ru: 'Сколько раз и когда?' },
    fields: [
      { variable: 'attempts', required: true },
      { variable: 'day', required: false },
    ],
    next: 'proof',
  },
  {
    id: 'proof',
    kind: 'check',
    title: { ru: 'Личность' },
    text: { ru: 'Назовите слово' },
    proves: 'identity',
    compulsory: true,
    yes: 'way',
    no: 'way',
  },
  {
    id: 'way',
    kind: 'choose',
    title: { ru: 'Что делать' },
    text: { ru: 'Что выберете?' },
    options: [
      { id: 'one', title: { ru: 'Подождать' }, next: 'note' },
      { id: 'two', title: { ru: 'Уйти' }, next: 'end' },
    ],
  },
  { id: 'note', kind: 'action', title: { ru: 'Заметка' }, action: { kind: 'add-note', text: { ru: 'Ждёт: {reason}' } }, next: 'end' },
  { id: 'end', kind: 'end', title: { ru: 'Итог' }, outcome: 'solved' },
]
const walk = walkOf(aScript(nodes), celConditions())
const facts: Facts = { 'client.address': 'Мария Андреевна', 'client.segment': 'A' }

const Walked = () => {
  const [run, setRun] = useState(() => begin(walk, { id: 'run', version: 1, at: 0, facts }))
  const [refusal, setRefusal] = useState<RunRefusal>()
  const happens = (event: RunEvent): void => {
    const next = advance(walk, run, event)
    setRefusal(next.ok ? undefined : next.error)
    if (next.ok) setRun(next.value)
  }
  const returns = (nodeId: string): void => {
    const back = returnTo(walk, run, nodeId, 9)
    if (back.ok) setRun(back.value)
  }
  return (
    <>
      <RoadBehind lines={roadLines(walk, run, 'ru')} keys onJump={returns} />
      <ScriptStep
        walk={walk}
        run={run}
        spoken="ru"
        keys
        refusal={refusal}
        onAnswer={(answer) => happens({ kind: 'answered', at: 5, answer })}
        onBack={() => happens({ kind: 'went-back', at: 6 })}
      />
      <RoadAhead walk={walk} run={run} />
    </>
  )
}

const shown = async () => {
  const world = await aDeskWorld()
  world.draw(<Walked />)
  return userEvent.setup()
}

describe('a step of a script', () => {
  it('is walked by keys alone: Enter, digits, what is typed, and Backspace back', async () => {
    const user = await shown()
    // Markup in a text is words.
    expect(screen.getByText('Мария Андреевна, <b>здравствуйте</b>')).toBeTruthy()
    expect(screen.getByText('Шаг 1 из 6. Скажите')).toBeTruthy()
    await user.keyboard('{Enter}')
    // The card knows the segment: it stands in the road with its source.
    expect(screen.getByText('из карточки')).toBeTruthy()
    await user.keyboard('не работает{Enter}')
    // The number is no number: said, and nothing is lost.
    await user.keyboard('много{Enter}{Enter}')
    expect(screen.getByText('Нужно число от 0 до 10')).toBeTruthy()
    await user.clear(screen.getByLabelText(/Попытки/))
    await user.type(screen.getByLabelText(/Попытки/), '3')
    await user.click(screen.getByRole('button', { name: /дальше/ }))
    // A proof is given by a digit only.
    await user.keyboard('{Enter}')
    expect(screen.getByText('Назовите слово')).toBeTruthy()
    await user.keyboard('1')
    expect(screen.getByText('Что выберете?')).toBeTruthy()
    await user.keyboard('1')
    expect(screen.getByText('Ждёт: не работает')).toBeTruthy()
    await user.keyboard('{Backspace}2')
    expect(screen.getByText('Скрипт пройден')).toBeTruthy()
    expect(screen.getByText('Решено на линии 1')).toBeTruthy()
  })

  it('leaves Enter to a button that has the focus, and Backspace to a field that is not empty', async () => {
    const user = await shown()
    await user.keyboard('{Enter}')
    await user.keyboard('аб{Backspace}')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Причина' }).value).toBe('а')
    await user.keyboard('{Backspace}{Backspace}')
    expect(screen.getByText('Мария Андреевна, <b>здравствуйте</b>')).toBeTruthy()
    screen.getByRole('button', { name: /назад/ }).focus()
    await user.keyboard('{Enter}')
    expect(screen.getByText('Мария Андреевна, <b>здравствуйте</b>')).toBeTruthy()
  })

  it('goes back to a step of the road', async () => {
    const user = await shown()
    await user.keyboard('{Enter}слово{Enter}{Escape}[Period]')
    await user.click(screen.getByRole('button', { name: 'Причина: слово' }))
    expect(screen.getByText('Почему?')).toBeTruthy()
  })
})
