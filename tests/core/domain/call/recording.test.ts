import { describe, expect, test } from 'vitest'
import { recordingIn } from '../../../../core/domain/call/recording.ts'

describe('header X-Recording', () => {
  test.each(['on', ' ON '])('%j: it is recorded now', (value) => {
    expect(recordingIn(value)).toEqual({ kind: 'running' })
  })

  test.each([
    'https://pbx.example.ru/rec/17.wav?sig=a%20b',
    'https://pbx.example.ru:8443',
    'https://[2001:db8::1]/17',
    'http://127.0.0.1:8088/rec/17.wav',
    'http://localhost/17',
    'http://[::1]:8088/17',
  ])('%s: kept there', (url) => {
    expect(recordingIn(url)).toEqual({ kind: 'kept', url })
  })

  test.each([
    undefined,
    '',
    'off',
    'yes',
    'http://pbx.example.ru/17.wav',
    'http://127.0.0.1.evil.example/17',
    'http://localhost:80@evil.example/17',
    'https://user:secret@pbx.example.ru/17',
    'https://pbx.example.ru/a b',
    'https://pbx.example.ru/"><script>',
    'https://pbx.example.ru/\nX-Other: 1',
    'https:///17',
    'javascript:alert(1)',
    'file:///etc/passwd',
    `https://pbx.example.ru/${'a'.repeat(2000)}`,
  ])('%j says nothing', (value) => {
    expect(recordingIn(value)).toBeUndefined()
  })
})
