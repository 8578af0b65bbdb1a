import { expect, test } from 'vitest'
import { compareScripts } from '../../../../core/domain/script/compare.ts'
import { aScript, ends, say } from '../../../support/script-graphs.ts'

test('two versions side by side: steps that came, went or changed, and lines that lead elsewhere', () => {
  const before = aScript([say('a', 'b'), say('b', 'end'), say('old', 'end'), ends('end')])
  const moved = { ...say('b', 'end'), position: { x: 10, y: 20 } }
  const after = aScript([say('a', 'new'), moved, say('new', 'b'), ends('end')], { title: { ru: 'Иначе' } })
  expect(compareScripts(before, after)).toEqual({
    nodes: { a: 'changed', b: 'same', old: 'removed', end: 'same', new: 'added' },
    lines: [{ from: 'a', way: 'next', before: 'b', after: 'new' }],
    rest: true,
  })
  expect(compareScripts(before, before)).toMatchObject({ lines: [], rest: false })
})
