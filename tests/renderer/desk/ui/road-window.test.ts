import { expect, test } from 'vitest'
import fc from 'fast-check'
import { roadWindow } from '../../../../renderer/desk/ui/road-window.ts'

const road = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `s${index}` }))
const drawn = (count: number, current: number): string[] =>
  roadWindow(road(count), current).map((stop) => (stop.kind === 'stage' ? stop.stage.title : `${stop.kind} ${stop.stages.length}`))

test('a short road is drawn as it is', () => {
  expect(drawn(6, 5)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5'])
})

test('a long one keeps the present stage with its neighbours', () => {
  expect(drawn(12, 5)).toEqual(['passed 4', 's4', 's5', 's6', 'ahead 5'])
  expect(drawn(12, 0)).toEqual(['s0', 's1', 'ahead 10'])
  expect(drawn(12, 11)).toEqual(['passed 10', 's10', 's11'])
  expect(drawn(7, 2)).toEqual(['s0', 's1', 's2', 's3', 'ahead 3'])
})

test('no stage is lost, and the present one is always drawn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(39), (count, at) => {
      const current = at % count
      const stops = roadWindow(road(count), current)
      expect(stops.flatMap((stop) => (stop.kind === 'stage' ? [stop.stage] : stop.stages))).toHaveLength(count)
      expect(stops.some((stop) => stop.kind === 'stage' && stop.index === current)).toBe(true)
    }),
  )
})
