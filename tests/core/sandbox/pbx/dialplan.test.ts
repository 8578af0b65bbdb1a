import { describe, expect, test } from 'vitest'
import { routeCall, type DialRoute } from '../../../../core/sandbox/pbx/dialplan.ts'
import { pbxOptions } from '../../../support/pbx-accounts.ts'

const account = (user: string) => {
  const found = pbxOptions.accounts.find((each) => each.user === user)
  if (found === undefined) throw new Error(`No account ${user}`)
  return found
}

/** Where it leads, in a word. */
const told = (route: DialRoute): string => {
  if (route.kind === 'account') return route.via === undefined ? route.account.user : `${route.account.user} via ${route.via.line.id}`
  return route.kind === 'trunk' ? 'out' : route.kind
}

describe('the dialplan', () => {
  test.each([
    ['trunk', '+74951234567', '1001 via b2b'],
    ['trunk', '74951234568', '1001 via b2b'],
    ['trunk', '+7 (800) 123-45-67', '1001 via b2c'],
    ['trunk', '1001', '1001'],
    ['trunk', '2000', '2000'],
    ['trunk', '+79991112233', 'not-found'],
    ['1001', '+79991112233', 'out'],
    ['1001', '89991112233', 'out'],
    ['1001', '2000', '2000'],
    ['1001', '2999', 'not-found'],
    ['1001', '112', 'not-found'],
    ['1001', 'nobody', 'not-found'],
    ['1001', '', 'not-found'],
    ['1001', '1001', 'busy'],
    ['1001', '+74951234567', 'busy'],
    ['2000', '+74951234567', '1001 via b2b'],
    ['2000', '+79991112233', 'out'],
  ])('%s dials %s: %s', (caller, dialled, expected) => {
    expect(told(routeCall(pbxOptions, account(caller), dialled, false))).toBe(expected)
  })

  test('a client who is being transferred may leave through the trunk', () => {
    expect(told(routeCall(pbxOptions, account('trunk'), '+79991112233', true))).toBe('out')
    expect(told(routeCall(pbxOptions, account('trunk'), '2999', true))).toBe('not-found')
  })

  test('a line that leads to nobody is not found', () => {
    const lines = [{ id: 'x', numbers: ['+74950000000'], routeTo: 'nobody' }]
    expect(told(routeCall({ ...pbxOptions, lines }, account('2000'), '+74950000000', false))).toBe('not-found')
  })
})
