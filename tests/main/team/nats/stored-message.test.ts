import { describe, expect, it } from 'vitest'
import { storedFrom } from '../../../../main/team/nats/stored-message.ts'

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
const read = { subject: '$KV.b.k', seq: 7, time: '2026-11-22T00:37:40.811706185Z', hdrs: '', data: base64('Ёж') }

describe('a message read back', () => {
  it('has its text, its number and the server’s time', () => {
    const message = storedFrom(read)
    expect(message).toMatchObject({ seq: 7, at: Date.UTC(2026, 10, 22, 0, 37, 40, 811), id: '', deleted: false })
    expect(new TextDecoder().decode(message?.data)).toBe('Ёж')
  })

  it('has the id it was sent with, and knows a deletion', () => {
    const hdrs = base64('NATS/1.0\r\nNats-Msg-Id: a:b\r\nKV-Operation: DEL\r\n\r\n')
    expect(storedFrom({ ...read, hdrs })).toMatchObject({ id: 'a:b', deleted: true })
    expect(storedFrom({ ...read, hdrs: base64('NATS/1.0\r\nKV-Operation: PURGE\r\n\r\n') })).toMatchObject({ deleted: true })
  })

  it('without a time is none', () => {
    expect(storedFrom({ ...read, time: 'yesterday' })).toBeUndefined()
  })
})
