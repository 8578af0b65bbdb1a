import type { Tone } from './audio/mouth.ts'

export interface PageSettings {
  readonly clientTone: Tone | undefined
  readonly colleagueTone: Tone | undefined
}

function tone(value: string | null): Tone | undefined {
  const hz = Number(value)
  return value !== null && hz >= 50 && hz <= 8000 ? { hz } : undefined
}

/** `?tone=440&colleague-tone=660`: hum instead of words (Hz, 50…8000), so that a test can prove who is heard. */
export function settingsOfPage(query: string): PageSettings {
  const parameters = new URLSearchParams(query)
  return { clientTone: tone(parameters.get('tone')), colleagueTone: tone(parameters.get('colleague-tone')) }
}
