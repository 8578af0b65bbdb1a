import type { QualityReading } from '../../../core/domain/media/quality.ts'
import { readCounters, readingBetween, type RtpCounters } from './rtp-counters.ts'

const READ_EVERY_MS = 1_000
const LOOK_EVERY_MS = 100

/** Measures one call: a quality reading each second, and the longest time without a packet while sound was expected. */
export class CallMeter {
  readonly #peer: RTCPeerConnection
  readonly #onMeasured: (reading: QualityReading | undefined, packetsReceived: number, longestGapMs: number) => void
  readonly #timers: ReturnType<typeof setInterval>[] = []
  #before: RtpCounters | undefined
  #longestGapMs = 0
  #expectedSince: number | undefined
  #expected = true
  #lastPacketAt: number | undefined

  constructor(
    peer: RTCPeerConnection,
    onMeasured: (reading: QualityReading | undefined, packetsReceived: number, longestGapMs: number) => void,
  ) {
    this.#peer = peer
    this.#onMeasured = onMeasured
    this.#timers.push(
      setInterval(() => void this.#read(), READ_EVERY_MS),
      setInterval(() => this.#lookForGap(), LOOK_EVERY_MS),
    )
  }

  expectSound(expected: boolean): void {
    this.#expected = expected
    this.#expectedSince = undefined
  }

  /** Epoch ms. */
  get lastPacketAt(): number | undefined {
    return this.#lastPacketAt
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  async #read(): Promise<void> {
    if (this.#peer.connectionState === 'closed') return
    const now = readCounters(await this.#peer.getStats())
    if (now === undefined) return
    const reading = this.#before === undefined || !this.#expected ? undefined : readingBetween(this.#before, now)
    this.#before = now
    this.#onMeasured(reading, now.packetsReceived, Math.round(this.#longestGapMs))
  }

  /** `timestamp` of a source is when its last packet reached the track (W3C webrtc-pc §5.3), on the clock of `performance.now`. */
  #lookForGap(): void {
    if (!this.#expected) return
    const source = this.#peer.getReceivers()[0]?.getSynchronizationSources()[0]
    if (source === undefined) return
    const now = performance.now()
    const last = source.timestamp > performance.timeOrigin ? source.timestamp - performance.timeOrigin : source.timestamp
    this.#lastPacketAt = Date.now() - (now - last)
    // After a hold, silence counts from the first packet that comes again.
    if (this.#expectedSince === undefined) {
      if (now - last < LOOK_EVERY_MS) this.#expectedSince = now
      return
    }
    this.#longestGapMs = Math.max(this.#longestGapMs, now - last)
  }
}
