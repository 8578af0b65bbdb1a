import { expect, it } from 'vitest'
import { dialledLine } from '../../../../core/domain/client/dialled-line.ts'

const lines = [
  { id: 'b2b', kind: 'b2b', numbers: ['+7 495 000-00-01', 'sales'] },
  { id: 'b2c', kind: 'b2c', numbers: ['1002'] },
] as const

it.each([
  [{ lineId: 'b2b' }, 'b2b'],
  [{ lineId: '74950000001' }, 'b2b'],
  [{ lineId: 'Sales' }, 'b2b'],
  [{ did: '1002' }, 'b2c'],
  [{ lineId: 'nobody-knows', did: '1002' }, 'b2c'],
  [{ lineId: 'nobody-knows' }, undefined],
  [{}, undefined],
])('%j → %s', (context, id) => {
  expect(dialledLine(context, lines)?.id).toBe(id)
})
