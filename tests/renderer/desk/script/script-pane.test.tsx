import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import type { ScriptCopies, ScriptCopy } from '../../../../core/ports/script-copies.ts'
import { keyOfCopy } from '../../../../core/ports/script-copies.ts'
import { SideSlot } from '../../../../renderer/desk/app/side-slot.tsx'
import { WorkBar } from '../../../../renderer/desk/features/wrap-up/work-bar.tsx'
import { packetScript } from '../../../../renderer/desk/state/script-path.ts'
import { aCall, callId } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { anInteraction } from '../../../support/interaction-builder.ts'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'
import { FakeScriptHost } from '../../../support/script-host.ts'
import { aScript } from '../../../support/script-graphs.ts'

const nodes = (topicId: string): readonly ScriptNode[] => [
  { id: 'hello', kind: 'say', title: { ru: 'Приветствие' }, text: { ru: '{client.firstName}, здравствуйте' }, next: 'proof' },
  {
    id: 'proof',
    kind: 'check',
    title: { ru: 'Личность' },
    text: { ru: 'Назовите слово' },
    proves: 'identity',
    compulsory: true,
    yes: 'why',
    no: 'why',
  },
  { id: 'why', kind: 'ask', title: { ru: 'Причина' }, text: { ru: 'Что случилось?' }, variable: 'reason', next: 'note' },
  { id: 'note', kind: 'action', title: { ru: 'Заметка' }, action: { kind: 'add-note', text: { ru: 'Причина: {reason}' } }, next: 'end' },
  { id: 'end', kind: 'end', title: { ru: 'Итог' }, outcome: 'solved', topicId, resultId: 'solved' },
]
const fit = { lineIds: [], roles: [], segments: [], processIds: [], topicIds: [], words: [] }
const recordings = aScript(nodes('recording'), { id: 'recordings', title: { ru: 'Записи' }, fit: { ...fit, words: ['запись'] } })
const access = aScript(
  nodes('forwarding').map((node): ScriptNode =>
    node.id === 'hello' && node.kind === 'say' ? { ...node, text: { ru: 'О доступе' } } : node,
  ),
  { id: 'access', title: { ru: 'Доступ' }, fit: { ...fit, words: ['доступ'] } },
)

class MemoryCopies implements ScriptCopies {
  readonly rows = new Map<string, ScriptCopy>()
  async all(): Promise<readonly ScriptCopy[]> {
    return await Promise.resolve([...this.rows.values()])
  }
  async settle({ keep, drop }: { readonly keep: readonly ScriptCopy[]; readonly drop: readonly string[] }): Promise<void> {
    for (const copy of keep) this.rows.set(keyOfCopy(copy), copy)
    for (const key of drop) this.rows.delete(key)
    await Promise.resolve()
  }
}

const request = { number: '48-1', title: 'Запись не пришла', stages: [{ title: 'Ищем' }], currentStage: 0, openedAt: 1 }
const seat = {
  dispositions: {
    topics: [
      { id: 'recording', title: { ru: 'Запись разговора' } },
      { id: 'forwarding', title: { ru: 'Переадресация' } },
    ],
    results: [
      { id: 'solved', title: { ru: 'Решено' }, promise: false },
      { id: 'open', title: { ru: 'Не решено' }, promise: false },
    ],
  },
}

interface Given {
  readonly host?: FakeScriptHost
  readonly journal?: CallWorkWorld['journal']
  readonly scripts?: MemoryCopies
}

async function inCall({ host = new FakeScriptHost([recordings, access]), journal, scripts = new MemoryCopies() }: Given = {}) {
  const world = await aCallWorkWorld({
    clients: [aClient({ requests: [request] })],
    seat,
    bridge: host.bridge,
    storage: { scripts },
    ...(journal === undefined ? { rows: [anInteraction({ stage: 'open' })] } : { journal }),
  })
  world.show(
    <>
      <SideSlot />
      <WorkBar />
    </>,
  )
  await world.says(aPhoneWith(aCall.active()))
  return { world, host, scripts }
}
const kept = (world: CallWorkWorld) => world.journal.rows.get(callId('call-1'))?.work
const press = (world: CallWorkWorld, keys: string) => world.user.keyboard(keys)

describe('the script of a call', () => {
  it('is chosen by the open request, walked by keys, and kept with the call as it goes', async () => {
    const { world } = await inCall()
    expect(await screen.findByText('Мария, здравствуйте')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Записи' })).toBeTruthy()
    expect(screen.getByText('выбран по словам: запись')).toBeTruthy()
    expect(kept(world)?.scripts).toBeUndefined()
    await press(world, '{Enter}1')
    await waitFor(() => expect(kept(world)?.scripts?.[0]?.events).toHaveLength(3))
    // The proof given in the script is the proof of the call.
    expect(kept(world)?.verified?.how).toBe('script')
    await press(world, 'нет записи{Enter}{Enter}')
    expect(await screen.findByText('Скрипт пройден')).toBeTruthy()
    await waitFor(() => expect(kept(world)).toMatchObject({ notes: 'Причина: нет записи', topicId: 'recording', resultId: 'solved' }))
    expect(screen.getByText('тематика из скрипта')).toBeTruthy()
  })

  it('leaves what was chosen by hand, and takes back what it filled in itself', async () => {
    const { world } = await inCall()
    await screen.findByText('Мария, здравствуйте')
    await world.user.selectOptions(screen.getByRole('combobox', { name: 'Тематика' }), 'forwarding')
    await press(world, '{Escape}')
    ;(document.activeElement as HTMLElement).blur()
    await press(world, '{Enter}1нет{Enter}{Enter}')
    await screen.findByText('Скрипт пройден')
    await waitFor(() => expect(kept(world)).toMatchObject({ topicId: 'forwarding', resultId: 'solved' }))
    await press(world, '{Backspace}')
    await waitFor(() => expect(kept(world)).toMatchObject({ topicId: 'forwarding', resultId: '' }))
  })

  it('is changed with one key, and the answers go over', async () => {
    const { world } = await inCall()
    await screen.findByText('Мария, здравствуйте')
    await press(world, '{Enter}1')
    await press(world, 'нет записи{Enter}')
    await screen.findByText('Причина: нет записи')
    await press(world, 's')
    expect(screen.getByText('по словам: запись')).toBeTruthy()
    await press(world, '2')
    expect(await screen.findByText('О доступе')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Доступ' })).toBeTruthy()
    // He proved who he is already, and said why he calls.
    await press(world, '{Enter}')
    expect(await screen.findByText('Причина: нет записи')).toBeTruthy()
    expect(screen.getByText('из прошлого скрипта')).toBeTruthy()
    expect(kept(world)?.scripts?.map(({ scriptId }) => scriptId)).toEqual(['recordings', 'access'])
  })

  it('stays on its version when a newer one is published or this one is withdrawn', async () => {
    const { world, host, scripts } = await inCall()
    await screen.findByText('Мария, здравствуйте')
    await press(world, '{Enter}')
    const newer: Script = { ...recordings, nodes: recordings.nodes.slice(2), start: 'why' }
    host.publish(recordings, 1, 'withdrawn')
    host.publish(newer, 2)
    await act(async () => host.tells())
    await waitFor(() => expect(scripts.rows.get('alfa/recordings.2')?.inForce).toBe(true))
    expect(scripts.rows.get('alfa/recordings.1')?.inForce).toBe(false)
    expect(screen.getByText('Назовите слово')).toBeTruthy()
    await press(world, '1')
    expect(await screen.findByText('Что случилось?')).toBeTruthy()
    expect(kept(world)?.scripts?.[0]?.beginning.version).toBe(1)
  })

  it('is there again after a reload while the hub is away', async () => {
    const { world, host, scripts } = await inCall()
    await screen.findByText('Мария, здравствуйте')
    await press(world, '{Enter}1')
    await screen.findByText('Что случилось?')
    await waitFor(() => expect(scripts.rows.size).toBe(2))
    host.away = true
    const again = await inCall({ host, journal: world.journal, scripts })
    expect((await screen.findAllByText('Что случилось?')).length).toBeGreaterThan(0)
    again.world.work.close()
  })

  it('of which the card knows nothing is not chosen: topics keep their digits, and a script is one key away', async () => {
    const { world } = await inCall({ host: new FakeScriptHost([access]) })
    expect(await screen.findByRole('heading', { name: /Скрипт не\s+выбран/ })).toBeTruthy()
    await press(world, '1')
    await waitFor(() => expect(kept(world)?.topicId).toBe('recording'))
    await press(world, 's')
    await press(world, '1')
    expect(await screen.findByText('О доступе')).toBeTruthy()
  })

  it('says in words where it has no way on, and pauses with the place kept', async () => {
    const broken = { ...recordings, nodes: recordings.nodes.filter(({ id }) => id !== 'proof') }
    const { world } = await inCall({ host: new FakeScriptHost([broken]) })
    await screen.findByText('Мария, здравствуйте')
    await press(world, ',')
    await world.user.keyboard('[Comma]')
    expect(await screen.findByText('Скрипт на паузе')).toBeTruthy()
    await world.user.keyboard('[Comma]{Enter}')
    expect(await screen.findByText('Дальше в скрипте пути нет')).toBeTruthy()
    await press(world, '{Backspace}')
    expect(await screen.findByText('Мария, здравствуйте')).toBeTruthy()
  })
})

describe('what others get of a script', () => {
  it('is the path and the answers in a packet, and the record of the run in the figure of the finished call', async () => {
    const { world } = await inCall()
    await act(async () => world.desk.team.start())
    await screen.findByText('Мария, здравствуйте')
    await press(world, '{Enter}1')
    await press(world, 'нет записи{Enter}')
    await screen.findByText('Причина: нет записи')
    const live = world.work.scriptRuns.store.getState().calls[callId('call-1')]?.live
    expect(packetScript(live)).toMatchObject({
      script: {
        scriptId: 'recordings',
        title: 'Записи',
        version: 1,
        answers: [
          { label: 'Личность', answer: 'да' },
          { label: 'Причина', answer: 'нет записи' },
        ],
        stoppedAt: { step: 4, of: 4, title: 'Заметка' },
      },
      scriptWords: 'Причина: нет записи',
    })
    await press(world, '{Enter}')
    await screen.findByText('Скрипт пройден')
    await world.says(aPhoneWith(aCall.ended({ answeredAt: 1 })))
    await act(async () => world.journal.close(anInteraction({ stage: 'wrap-up' }).facts, 'wrap-up'))
    await press(world, '[F9]')
    await waitFor(() => expect(world.journal.figures).toHaveLength(1))
    const [figure] = world.journal.figures
    expect(figure?.event.kind === 'interaction-finished' && figure.event.scripts).toMatchObject([
      { scriptId: 'recordings', version: 1, outcome: 'solved', lastNode: 'end', excused: [] },
    ])
  })
})

describe('a compulsory step', () => {
  it('that was skipped keeps the call from being saved until somebody says why', async () => {
    const { world } = await inCall()
    await screen.findByText('Мария, здравствуйте')
    await press(world, '{Enter}')
    await press(world, '{Shift>}{Enter}{/Shift}')
    expect(await screen.findByText('Обязательный шаг пропущен: Личность')).toBeTruthy()
    await press(world, 'нет{Enter}{Enter}')
    await screen.findByText('Скрипт пройден')
    await world.says(aPhoneWith(aCall.ended({ answeredAt: 1 })))
    await screen.findByText('Обязательный шаг пропущен: Личность')
    const save = screen.getByRole('button', { name: /Сохранить/ })
    expect(save.getAttribute('aria-disabled')).toBe('true')
    await press(world, '[F9]')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Почему пропущен шаг/)))
    await press(world, 'Звонок из банка{Enter}')
    await waitFor(() => expect(save.getAttribute('aria-disabled')).toBe('false'))
    expect(kept(world)?.scripts?.[0]?.events.at(-1)).toMatchObject({ kind: 'excused', nodeId: 'proof', reason: 'Звонок из банка' })
    expect(screen.getByText(/^пройден,\s4\sшага/)).toBeTruthy()
  })
})
