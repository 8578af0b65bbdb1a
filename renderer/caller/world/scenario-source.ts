import type { Colleague } from '../../../core/sandbox/scenario/colleague.ts'
import type { Dialogue } from '../../../core/sandbox/scenario/dialogue.ts'
import { readColleague, readScenario } from '../../../core/sandbox/scenario/read-document.ts'
import type { Scenario } from '../../../core/sandbox/scenario/scenario.ts'

type Language = 'ru' | 'en'

/** Recordings by the id of their line. A line without one is silent for as long as it would be said. */
export type Recordings = ReadonlyMap<string, AudioBuffer>

const CHARACTERS_A_SECOND = 15

async function json(path: string): Promise<unknown> {
  const response = await fetch(path)
  if (!response.ok) return undefined
  return response.json().catch(() => undefined)
}

function stillness(context: AudioContext, text: string): AudioBuffer {
  return context.createBuffer(1, Math.max(1, Math.ceil((text.length / CHARACTERS_A_SECOND) * context.sampleRate)), context.sampleRate)
}

/** Gets scenarios, colleagues and their recordings from `root`, e.g. `/resources/scenarios`. What was got once is kept. */
export class ScenarioSource {
  readonly #root: string
  readonly #context: AudioContext
  readonly #scenarios = new Map<string, Promise<Scenario | undefined>>()
  readonly #colleagues = new Map<string, Promise<Colleague | undefined>>()
  readonly #recordings = new Map<string, Promise<AudioBuffer | undefined>>()

  constructor(root: string, context: AudioContext) {
    this.#root = root
    this.#context = context
  }

  /** The scenario in this language, or in Russian where it is not told in this language. */
  async scenario(name: string, language: Language): Promise<Scenario | undefined> {
    const found = await this.#once(this.#scenarios, `${name}/${language}`, async (path) => {
      const outcome = readScenario(await json(path))
      return outcome.ok ? outcome.value : undefined
    })
    return found ?? (language === 'ru' ? undefined : this.scenario(name, 'ru'))
  }

  async colleague(number: string, language: Language): Promise<Colleague | undefined> {
    const found = await this.#once(this.#colleagues, `_colleagues/${number}/${language}`, async (path) => {
      const outcome = readColleague(await json(path))
      return outcome.ok ? outcome.value : undefined
    })
    return found ?? (language === 'ru' ? undefined : this.colleague(number, 'ru'))
  }

  /** Every recording of a dialogue, decoded. `folder` counts from the root, e.g. `metal-card/ru`. */
  async recordings(folder: string, dialogue: Dialogue): Promise<Recordings> {
    const entries = await Promise.all(
      dialogue.lines.map(async (line) => {
        const buffer = await this.#recording(`${this.#root}/${folder}/${line.audio}`)
        return [line.id, buffer ?? stillness(this.#context, line.text)] as const
      }),
    )
    return new Map(entries)
  }

  #recording(path: string): Promise<AudioBuffer | undefined> {
    const known = this.#recordings.get(path)
    if (known !== undefined) return known
    const loading = this.#decode(path)
    this.#recordings.set(path, loading)
    return loading
  }

  async #decode(path: string): Promise<AudioBuffer | undefined> {
    try {
      const response = await fetch(path)
      return response.ok ? await this.#context.decodeAudioData(await response.arrayBuffer()) : undefined
    } catch {
      return undefined
    }
  }

  async #once<T>(
    kept: Map<string, Promise<T | undefined>>,
    key: string,
    load: (path: string) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const loading = kept.get(key) ?? load(`${this.#root}/${key}.json`).catch(() => undefined)
    kept.set(key, loading)
    const found = await loading
    // Not found may mean "not yet": the host may be restarting.
    if (found === undefined) kept.delete(key)
    return found
  }
}
