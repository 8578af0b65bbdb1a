import { expect, test } from 'vitest'
import { readCounters, readingBetween, type RtpCounters } from '../../../../renderer/phone/media/rtp-counters.ts'

const none: RtpCounters = {
  packetsReceived: 0,
  packetsLost: 0,
  jitterSeconds: 0,
  bufferDelaySeconds: 0,
  bufferEmitted: 0,
  roundTripSeconds: undefined,
}

test('reads the incoming sound; RTCP is trusted before the candidate pair', () => {
  const report = new Map<string, object>([
    ['video', { type: 'inbound-rtp', kind: 'video', packetsReceived: 9 }],
    [
      'audio',
      {
        type: 'inbound-rtp',
        kind: 'audio',
        packetsReceived: 50,
        packetsLost: 2,
        jitter: 0.004,
        jitterBufferDelay: 2,
        jitterBufferEmittedCount: 100,
      },
    ],
    ['pair', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.02 }],
    ['remote', { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.06 }],
  ])
  expect(readCounters(report)).toEqual({
    packetsReceived: 50,
    packetsLost: 2,
    jitterSeconds: 0.004,
    bufferDelaySeconds: 2,
    bufferEmitted: 100,
    roundTripSeconds: 0.06,
  })
  expect(readCounters(new Map())).toBeUndefined()
})

test('a reading is the time between two looks', () => {
  const now: RtpCounters = {
    packetsReceived: 95,
    packetsLost: 5,
    jitterSeconds: 0.01,
    bufferDelaySeconds: 4,
    bufferEmitted: 100,
    roundTripSeconds: 0.1,
  }
  expect(readingBetween(none, now)).toEqual({ delayMs: 90, jitterMs: 10, loss: 0.05 })
  expect(readingBetween(now, now)).toBeUndefined()
  // The counter of lost packets falls when a late duplicate comes.
  expect(readingBetween({ ...none, packetsLost: 3 }, { ...now, packetsLost: 1 })?.loss).toBe(0)
})
