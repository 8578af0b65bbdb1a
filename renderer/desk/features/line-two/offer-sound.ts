/** Two soft notes, E5 and A5, in Hz: heard beside a headset, not mistaken for a ring. */
const NOTES = [659.25, 880] as const
const NOTE_SECONDS = 0.18
/** Played again after this while the offer stands, in ms. */
const EVERY_MS = 4_000

/** Sounds softly until stopped. Where the page may not sound, it is silent. */
export function playOffer(): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined
  const context = new AudioContext()
  const chime = (): void => {
    for (const [index, hertz] of NOTES.entries()) note(context, hertz, context.currentTime + index * NOTE_SECONDS)
  }
  chime()
  const timer = setInterval(chime, EVERY_MS)
  return () => {
    clearInterval(timer)
    void context.close().catch(() => undefined)
  }
}

function note(context: AudioContext, hertz: number, at: number): void {
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(0.08, at + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + NOTE_SECONDS)
}
