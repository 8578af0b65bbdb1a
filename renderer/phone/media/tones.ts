/** One sound in a pattern: frequencies in Hz together, for a time, then silence; ms. */
interface Beat {
  readonly frequencies: readonly number[]
  readonly onMs: number
  readonly offMs: number
}

/** A pattern is repeated until stopped. `gain` 0…1. */
export interface Tone {
  readonly beats: readonly Beat[]
  readonly gain: number
}

/** Two soft notes, once in three seconds. */
export const ringtone: Tone = {
  beats: [
    { frequencies: [660, 880], onMs: 420, offMs: 130 },
    { frequencies: [550, 740], onMs: 420, offMs: 2000 },
  ],
  gain: 0.25,
}
/** Over a conversation: one short quiet note (ITU-T E.180 §9, call waiting). */
export const callWaitingTone: Tone = { beats: [{ frequencies: [440], onMs: 180, offMs: 4800 }], gain: 0.06 }
/** Ringing tone of Russia and most of Europe: 425 Hz, 1 s on, 4 s off (ITU-T E.180). */
export const ringbackTone: Tone = { beats: [{ frequencies: [425], onMs: 1000, offMs: 4000 }], gain: 0.12 }

const RAMP_S = 0.015

/** Plays a tone over and over; returns the function that ends it. Nothing is scheduled further ahead than one pattern. */
export function playTone(context: AudioContext, tone: Tone): () => void {
  let playing: { readonly nodes: readonly OscillatorNode[] } = { nodes: [] }
  let timer: ReturnType<typeof setTimeout> | undefined
  const once = (): void => {
    const nodes: OscillatorNode[] = []
    let at = context.currentTime + 0.02
    for (const { frequencies, onMs, offMs } of tone.beats) {
      for (const frequency of frequencies) nodes.push(note(context, frequency, tone.gain / frequencies.length, at, onMs / 1000))
      at += (onMs + offMs) / 1000
    }
    playing = { nodes }
    timer = setTimeout(once, (at - context.currentTime) * 1000)
  }
  once()
  return () => {
    clearTimeout(timer)
    for (const node of playing.nodes) node.stop()
  }
}

/** A note without clicks at its ends. */
function note(context: AudioContext, frequency: number, gain: number, at: number, seconds: number): OscillatorNode {
  const oscillator = new OscillatorNode(context, { frequency })
  const envelope = new GainNode(context, { gain: 0 })
  envelope.gain.setValueAtTime(0, at)
  envelope.gain.linearRampToValueAtTime(gain, at + RAMP_S)
  envelope.gain.setValueAtTime(gain, at + seconds - RAMP_S)
  envelope.gain.linearRampToValueAtTime(0, at + seconds)
  oscillator.connect(envelope).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + seconds)
  return oscillator
}
