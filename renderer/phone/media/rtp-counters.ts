import type { QualityReading } from '../../../core/domain/media/quality.ts'

/** What the statistics say about the incoming sound so far (W3C webrtc-stats §8). */
export interface RtpCounters {
  readonly packetsReceived: number
  readonly packetsLost: number
  readonly jitterSeconds: number
  /** Sum over all samples of the time they waited in the jitter buffer, and how many there were. */
  readonly bufferDelaySeconds: number
  readonly bufferEmitted: number
  /** Latest round trip, if RTCP told one. */
  readonly roundTripSeconds: number | undefined
}

/** The counters of the first incoming audio stream; undefined before its first packet. */
export function readCounters(report: RTCStatsReport): RtpCounters | undefined {
  let inbound: Readonly<Record<string, unknown>> | undefined
  let roundTripSeconds: number | undefined
  report.forEach((stats: Readonly<Record<string, unknown>>) => {
    if (stats['type'] === 'inbound-rtp' && stats['kind'] === 'audio') inbound ??= stats
    if (stats['type'] === 'candidate-pair' && stats['nominated'] === true) roundTripSeconds ??= numberIn(stats, 'currentRoundTripTime')
    if (stats['type'] === 'remote-inbound-rtp' && stats['kind'] === 'audio')
      roundTripSeconds = numberIn(stats, 'roundTripTime') ?? roundTripSeconds
  })
  if (inbound === undefined) return undefined
  return {
    packetsReceived: numberIn(inbound, 'packetsReceived') ?? 0,
    packetsLost: numberIn(inbound, 'packetsLost') ?? 0,
    jitterSeconds: numberIn(inbound, 'jitter') ?? 0,
    bufferDelaySeconds: numberIn(inbound, 'jitterBufferDelay') ?? 0,
    bufferEmitted: numberIn(inbound, 'jitterBufferEmittedCount') ?? 0,
    roundTripSeconds,
  }
}

/** The reading of the time between two looks; undefined when no packet came between them. */
export function readingBetween(before: RtpCounters, now: RtpCounters): QualityReading | undefined {
  const received = now.packetsReceived - before.packetsReceived
  if (received <= 0) return undefined
  // Late duplicates can make the loss counter fall (RFC 3550 §6.4.1).
  const lost = Math.max(0, now.packetsLost - before.packetsLost)
  const emitted = now.bufferEmitted - before.bufferEmitted
  const bufferMs = emitted > 0 ? ((now.bufferDelaySeconds - before.bufferDelaySeconds) / emitted) * 1000 : 0
  return {
    delayMs: ((now.roundTripSeconds ?? 0) * 1000) / 2 + bufferMs,
    jitterMs: now.jitterSeconds * 1000,
    loss: lost / (received + lost),
  }
}

function numberIn(stats: Readonly<Record<string, unknown>>, field: string): number | undefined {
  const value = stats[field]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
