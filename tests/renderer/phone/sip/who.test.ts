import { describe, expect, it } from 'vitest'
import { contextOf, toParty } from '../../../../renderer/phone/sip/who.ts'

const uri = { user: '2001' }

const named = (value: string): ReturnType<typeof contextOf> =>
  contextOf({ headers: { 'X-Escalation': [{ raw: value }] }, to: { uri: { user: '1001' }, displayName: undefined } }, '1001')

describe('the context of a call', () => {
  it('names the escalation it belongs to', () => {
    expect(named('7a1c%2F2')).toEqual({ headers: { 'x-escalation': '7a1c/2' }, escalationId: '7a1c/2' })
  })

  it.each(['', 'e'.repeat(65)])('takes nothing for an id that is none (%j)', (value) => {
    expect(named(value)).not.toHaveProperty('escalationId')
  })
})

describe('what the PBX says of a recording', () => {
  const said = (value: string) =>
    contextOf({ headers: { 'X-Recording': [{ raw: value }] }, to: { uri: { user: '1001' }, displayName: undefined } }, '1001').recording

  it('is taken as it was sent', () => {
    expect(said('on')).toEqual({ kind: 'running' })
    expect(said('https://pbx.example.ru/a%20b.wav?t=%2F')).toEqual({ kind: 'kept', url: 'https://pbx.example.ru/a%20b.wav?t=%2F' })
  })

  it.each(['off', 'http://pbx.example.ru/17.wav', 'https%3A%2F%2Fpbx.example.ru%2F17'])('is nothing for %j', (value) => {
    expect(said(value)).toBeUndefined()
  })
})

describe('the other side of a call', () => {
  it('may be an address without a name, as a PBX asserts it', () => {
    expect(toParty({ uri, displayName: undefined })).toEqual({ number: '2001' })
  })

  it('keeps a name, but not one that only repeats the number', () => {
    expect(toParty({ uri, displayName: ' Вера ' })).toEqual({ number: '2001', displayName: 'Вера' })
    expect(toParty({ uri, displayName: '2001' })).toEqual({ number: '2001' })
  })

  it('has no number when withheld', () => {
    expect(toParty({ uri: { user: 'anonymous' }, displayName: 'Anonymous' })).toEqual({ number: '' })
  })
})
