import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RunPacker } from '../../../../core/usecases/team/packed-runs.ts'
import { aLeftRun, aRun } from '../../../support/run-builder.ts'

const step = fc
  .record({
    nodeId: fc.constantFrom('why', 'say', '__proto__'),
    how: fc.constantFrom('operator' as const, 'known' as const, 'passed' as const),
    ms: fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true })),
    way: fc.option(fc.constantFrom('yes', 'null', ''), { nil: undefined }),
  })
  .map(({ way, ...rest }) => ({ ...rest, ...(way === undefined ? {} : { way }) }))
const run = fc.array(step, { maxLength: 8 }).chain((steps) => fc.constantFrom(aRun({ steps }), aLeftRun({ steps, version: 2 })))

it('walks come out as they went in, whatever else is held', () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
      const packer = new RunPacker()
      const packed = runs.map((one) => packer.pack(one))
      expect(packed.map((one) => packer.unpack(one))).toEqual(runs)
    }),
  )
})
