import { describe, expect, it } from 'vitest'
import type { DialledLine } from '../../../../core/domain/client/dialled-line.ts'
import { identify, type IdentificationFacts } from '../../../../core/domain/client/identify.ts'
import type { OpenRequest } from '../../../../core/domain/client/request.ts'
import { aClient } from '../../../support/client-builder.ts'

const number = '+79120000067'
const b2b: DialledLine = { id: 'b2b', kind: 'b2b', numbers: [] }
const b2c: DialledLine = { id: 'b2c', kind: 'b2c', numbers: [] }
const general: DialledLine = { id: 'general', kind: 'general', numbers: [] }
const card: OpenRequest = { number: '48-2107', title: 'Карта', stages: [{ title: 'Выпуск' }], currentStage: 0, openedAt: 5 }

const roles = [
  { id: 'private', kind: 'private', lineIds: [] },
  { id: 'employee', kind: 'employee', lineIds: [] },
  { id: 'director', kind: 'director', lineIds: [] },
] as const

const facts = (more: Partial<IdentificationFacts>): IdentificationFacts => ({ withheld: false, number, byPhone: [], ...more })

describe('who is calling', () => {
  it('is known by the number, with the fact that says so', () => {
    const found = identify(facts({ byPhone: [aClient({ phones: [{ number, kind: 'work', callsFromIt: 9 }] })] }))
    expect(found).toMatchObject({ kind: 'known', candidate: { reasons: [{ kind: 'phone', phoneKind: 'work', callsFromIt: 9 }] } })
  })

  it('counts past calls as from this number only when there is no other', () => {
    const history = [{ id: '1', channel: 'call-in', at: 1, title: '' }] as const
    const one = identify(facts({ byPhone: [aClient({ history })] }))
    expect(one).toMatchObject({ candidate: { reasons: [{ callsFromIt: 1 }] } })
    const phones = [
      { number, kind: 'mobile' },
      { number: '+74950000000', kind: 'work' },
    ] as const
    expect(identify(facts({ byPhone: [aClient({ history, phones })] }))).toMatchObject({ candidate: { reasons: [{ callsFromIt: 0 }] } })
  })

  it.each([
    ['employee on a B2B line', b2b, [], 'employee'],
    ['private person on a B2C line', b2c, [], 'private'],
    ['first role on the general line', general, [], 'private'],
    ['director, whose request is open, on a B2B line', b2b, [{ ...card, roleId: 'director' }], 'director'],
    ['director, whose request is open, on the general line', general, [{ ...card, roleId: 'director' }], 'director'],
    ['private person on a B2C line in spite of the other request', b2c, [{ ...card, roleId: 'director' }], 'private'],
  ] as const)('proposes the %s', (_, line, requests, roleId) => {
    expect(identify(facts({ line, byPhone: [aClient({ roles, requests })] }))).toMatchObject({ kind: 'known', candidate: { roleId } })
  })

  it('believes a role that names the line more than one whose kind fits', () => {
    const named = [roles[1], { ...roles[0], lineIds: ['b2b'] }]
    expect(identify(facts({ line: b2b, byPhone: [aClient({ roles: named })] }))).toMatchObject({
      candidate: { roleId: 'private', reasons: [{ kind: 'phone' }, { kind: 'line', lineId: 'b2b' }] },
    })
  })

  it('puts the one with an open request first, then the one who was in touch last', () => {
    const waiting = aClient({ id: 'waiting', requests: [card] })
    const recent = aClient({ id: 'recent', history: [{ id: '1', channel: 'chat', at: 99, title: '' }] })
    const silent = aClient({ id: 'silent' })
    const found = identify(facts({ byPhone: [silent, recent, waiting] }))
    expect(found.kind === 'several' && found.candidates.map(({ client }) => client.id)).toEqual(['waiting', 'recent', 'silent'])
  })

  it('lets the PBX settle whose phone it is', () => {
    const [one, other] = [aClient({ id: 'one' }), aClient({ id: 'other' })]
    expect(identify(facts({ byPhone: [one, other], byId: other }))).toMatchObject({
      kind: 'known',
      candidate: { client: { id: 'other' }, reasons: [{ kind: 'pbx-client-id' }, { kind: 'phone' }] },
    })
  })

  it('shows both when the PBX names one client and the number belongs to another', () => {
    const named = aClient({ id: 'named', phones: [] })
    const found = identify(facts({ byPhone: [aClient({ id: 'owner', requests: [card] })], byId: named }))
    expect(found).toMatchObject({ kind: 'several', candidates: [{ client: { id: 'named' } }, { client: { id: 'owner' } }] })
  })

  it('knows a hidden number by the name the PBX gives, and says hidden otherwise', () => {
    const hidden = { withheld: true, byPhone: [] }
    expect(identify({ ...hidden, byId: aClient() })).toMatchObject({ kind: 'known' })
    expect(identify(hidden)).toEqual({ kind: 'withheld' })
  })

  it('is unknown otherwise, with the number when there is one', () => {
    expect(identify(facts({}))).toEqual({ kind: 'unknown', number })
    expect(identify({ withheld: false, byPhone: [] })).toEqual({ kind: 'unknown' })
  })
})
