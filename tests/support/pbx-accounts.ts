import type { PbxOptions } from '../../core/sandbox/pbx/options.ts'

/** A small house: one operator, two colleagues, the trunk, two lines that lead to the operator. */
export const pbxOptions: PbxOptions = {
  domain: 'sandbox.test',
  accounts: [
    { user: '1001', password: 'operator-secret', displayName: 'Анна Лебедева', kind: 'operator' },
    { user: '2000', password: 'colleague-secret', displayName: 'Line 2', kind: 'colleague' },
    { user: '2001', password: 'other-secret', displayName: 'Oleg "the Fixer"', kind: 'colleague' },
    { user: 'trunk', password: 'trunk-secret', displayName: 'Network', kind: 'trunk' },
  ],
  lines: [
    { id: 'b2b', numbers: ['+7 495 123-45-67', '+74951234568'], routeTo: '1001' },
    { id: 'b2c', numbers: ['+78001234567'], routeTo: '1001' },
  ],
}

/** The password of an account above; empty for nobody. */
export const passwordOf = (user: string): string => pbxOptions.accounts.find((account) => account.user === user)?.password ?? ''
