import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SPEECH_RMS, VoiceActivity } from '../../../renderer/caller/audio/voice-activity.ts'

const LOUD = SPEECH_RMS * 4
const QUIET = SPEECH_RMS / 4
const TICK_MS = 50

/** Hears readings 50 ms apart; every change with the time of its reading. */
function changes(readings: readonly number[]): readonly string[] {
  const activity = new VoiceActivity()
  return readings.flatMap((rms, index) => {
    const change = activity.hear(rms, index * TICK_MS)
    return change === undefined ? [] : [`${change} ${index * TICK_MS}`]
  })
}
const of = (rms: number, ms: number): readonly number[] => Array.from({ length: ms / TICK_MS }, () => rms)

test('speech begins soon and ends after a pause', () => {
  expect(changes([...of(QUIET, 500), ...of(LOUD, 1000), ...of(QUIET, 1500)])).toEqual(['started 650', 'stopped 2350'])
})

test('a breath between words is not the end', () => {
  expect(changes([...of(LOUD, 1000), ...of(QUIET, 600), ...of(LOUD, 1000)])).toEqual(['started 150'])
})

test('a click is not speech', () => {
  expect(changes([...of(QUIET, 500), LOUD, ...of(QUIET, 1000), LOUD, ...of(QUIET, 1000)])).toEqual([])
})

test('another person on the line begins from silence', () => {
  const activity = new VoiceActivity()
  of(LOUD, 300).forEach((rms, index) => activity.hear(rms, index * TICK_MS))
  expect(activity.speaking).toBe(true)
  activity.reset()
  expect(activity.speaking).toBe(false)
})

test('beginnings and ends take turns', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(LOUD, QUIET), { maxLength: 200 }), (readings) => {
      const kinds = changes(readings).map((change) => change.split(' ')[0])
      kinds.forEach((kind, index) => expect(kind).toBe(index % 2 === 0 ? 'started' : 'stopped'))
    }),
  )
})
