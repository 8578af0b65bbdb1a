import { describe, expect, it } from 'vitest'
import { identifyCaller, type CallerFacts } from '../../../core/usecases/identify-caller.ts'
import { aClient } from '../../support/client-builder.ts'
import { FakeClientDirectory } from '../../support/fake-client-directory.ts'
import { FakePhoneNumbers } from '../../support/fake-phone-numbers.ts'

const lines = [{ id: 'b2b', kind: 'b2b', numbers: ['74950000001'] }] as const
const maria = aClient({ id: 'maria', roles: [{ id: 'director', kind: 'director', lineIds: [] }] })
const named = aClient({ id: 'named', phones: [] })
const deps = { directory: new FakeClientDirectory([maria, named]), phoneNumbers: new FakePhoneNumbers(), lines }

const call = (number: string, headers: Record<string, string> = {}, direction: CallerFacts['direction'] = 'incoming'): CallerFacts => ({
  direction,
  remote: { number },
  context: { did: '+7 495 000-00-01', headers },
})

describe('identifying a caller', () => {
  it('finds by the number however the PBX writes it, and reads the line from the DID', async () => {
    const found = await identifyCaller(deps, call('8 (912) 000-00-67'))
    expect(found).toMatchObject({
      kind: 'known',
      candidate: { client: { id: 'maria' }, reasons: [{ kind: 'phone' }, { kind: 'line', lineId: 'b2b' }] },
    })
  })

  it.each(['', 'anonymous', 'Restricted', 'unavailable'])('takes «%s» for a hidden number', async (number) => {
    expect(await identifyCaller(deps, call(number))).toEqual({ kind: 'withheld' })
  })

  it('shows both when the header and the number disagree, the header first', async () => {
    const found = await identifyCaller(deps, call('+79120000067', { 'x-client-id': 'named' }))
    expect(found).toMatchObject({ kind: 'several', candidates: [{ client: { id: 'named' } }, { client: { id: 'maria' } }] })
  })

  it.each([
    ['of somebody unknown', call('+79120000067', { 'x-client-id': 'nobody' })],
    ['that cannot be an id', call('+79120000067', { 'x-client-id': 'named\u0000' })],
    ['on a call of ours', call('+79120000067', { 'x-client-id': 'named' }, 'outgoing')],
  ])('does not follow a header %s', async (_, asked) => {
    expect(await identifyCaller(deps, asked)).toMatchObject({ kind: 'known', candidate: { client: { id: 'maria' } } })
  })

  it('says unknown, with the number in full', async () => {
    expect(await identifyCaller(deps, call('89120000001'))).toEqual({ kind: 'unknown', number: '+79120000001' })
    expect(await identifyCaller(deps, call('2000'))).toEqual({ kind: 'internal', number: '2000' })
  })

  it('asks the directory for nobody when there is nothing to ask by', async () => {
    const directory = {
      byPhone: () => Promise.reject(new Error('asked')),
      byId: () => Promise.reject(new Error('asked')),
      byIdentifier: () => Promise.reject(new Error('asked')),
    }
    expect(await identifyCaller({ ...deps, directory }, call('anonymous'))).toEqual({ kind: 'withheld' })
  })
})
