import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RpcInput } from '../../../../core/contract/bridge.ts'
import type { ClientId } from '../../../../core/domain/client/client.ts'
import { ClientDataSheet } from '../../../../renderer/desk/features/privacy/client-data-sheet.tsx'
import { exportPerson } from '../../../../renderer/desk/state/person-data.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { fakeSeatPrivacy, subjectOf } from '../../../support/fake-seat-privacy.ts'

const maria = aClient({ id: 'maria', notes: [{ id: 'n1', at: 1, by: 'Анна', text: 'Звонить после обеда', mentions: [] }] })

async function theSheet(outsourcer?: string) {
  const audit: RpcInput<'audit.append'>[] = []
  const erased: ClientId[] = []
  const bridge = new FakeBridge({
    'audit.append': (fact) => {
      audit.push(fact)
      return { no: audit.length, at: 0, by: '1001', fact }
    },
    'audit.list': () => ({
      entries: [
        { no: 2, at: 5, by: '1001', fact: { kind: 'revealed', subject: subjectOf('maria'), what: ['numbers'], reason: 'call-back' } },
        { no: 1, at: 4, by: '1001', fact: { kind: 'revealed', subject: subjectOf('paul'), what: ['numbers'], reason: 'call-back' } },
      ],
      total: 2,
      gaps: [],
    }),
  })
  const erase = (id: ClientId): Promise<void> => {
    expect(audit.at(-1)?.kind).toBe('erased')
    erased.push(id)
    return Promise.resolve()
  }
  const unsentOf = () => Promise.resolve({ changes: 1, calls: 1 })
  const privacy = fakeSeatPrivacy({
    erase,
    unsentOf,
    dataOf: () => Promise.resolve({ record: maria, changes: [], calls: [], learned: [] }),
  })
  const team = { hub: { kind: 'local' }, role: 'specialist', organisations: ['sever'] } as const
  const world = await aCallWorkWorld({
    clients: [maria],
    bridge,
    storage: { privacy },
    ...(outsourcer === undefined ? {} : { seat: { team: { ...team, organisations: ['sever'], outsourcer } } }),
  })
  world.show(<ClientDataSheet />)
  act(() => world.work.card.view(maria))
  await world.user.keyboard('{Control>}{Shift>}K{/Shift}{/Control}')
  return { world, audit, erased, privacy }
}

describe('the data of a client', () => {
  it('is saved to a file that people and programs read, without marks of the log, and written down', async () => {
    const { world, audit, privacy } = await theSheet()
    const outcome = await exportPerson(world.desk, privacy, maria)
    const file: unknown = JSON.parse(outcome.kind === 'done' ? outcome.value : '{}')
    expect(file).toMatchObject({
      format: 'firstline-person-data',
      version: 1,
      exportedBy: 'anna',
      record: { id: 'maria' },
      notes: [{ text: 'Звонить после обеда' }],
      accessed: [{ by: '1001', kind: 'revealed', what: ['numbers'], reason: 'call-back' }],
    })
    expect(JSON.stringify(file)).not.toContain(subjectOf('maria'))
    expect(audit.map(({ kind }) => kind)).toEqual(['exported'])
  })

  it('is erased by keyboard, with a word typed, after what will be lost was said', async () => {
    const { world, audit, erased } = await theSheet()
    await screen.findByRole('dialog', { name: /^Данные.клиента$/ })
    await world.user.keyboard('2')
    expect((await screen.findByRole('alert')).textContent).toMatch(/Не.отправлены 2.работы/)
    await world.user.keyboard('стер{Enter}')
    expect(await screen.findByText(/Вписано другое слово/)).toBeDefined()
    expect(erased).toEqual([])
    await world.user.keyboard('еть{Enter}')
    await waitFor(() => expect(erased).toEqual([maria.id]))
    expect(audit.map(({ kind }) => kind)).toEqual(['erased'])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it("is no matter of an outsourcer's people", async () => {
    await theSheet('Контакт-Центр')
    expect(await screen.findByText(/^Выгружает и.стирает данные сама компания/)).toBeDefined()
    expect(screen.queryByRole('button', { name: /Выгрузить/ })).toBeNull()
  })
})
