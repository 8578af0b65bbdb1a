import { expect } from 'vitest'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { following } from './hub-listener.ts'

interface Promised {
  readonly place: string
  readonly value: string | undefined
  /** Undefined: never acknowledged. */
  readonly serial: number | undefined
}

/** What a hub was told and what it acknowledged, whoever was killed meanwhile; and whether it keeps its word. */
export class KeptPromises {
  readonly #records: Promised[] = []
  readonly #entries: Promised[] = []
  readonly #files: Promised[] = []

  get acknowledged(): number {
    return [...this.#records, ...this.#entries, ...this.#files].filter(({ serial }) => serial !== undefined).length
  }

  record(key: string, value: string | undefined, revision: number | undefined): void {
    this.#records.push({ place: key, value, serial: revision })
  }

  entry(id: string, value: string, sequence: number | undefined): void {
    this.#entries.push({ place: id, value, serial: sequence })
  }

  file(key: string, value: string, isStored: boolean): void {
    this.#files.push({ place: key, value, serial: isStored ? 0 : undefined })
  }

  /** What was acknowledged is there; what was not is there wholly or not at all. */
  async check(hub: TeamHub): Promise<void> {
    for (const key of new Set(this.#records.map(({ place }) => place))) await this.#checkRecord(hub, key)
    await this.#checkLog(hub)
    for (const { place, value, serial } of this.#files) {
      const fetched = await hub.files('files').fetch(place)
      if (fetched.kind === 'content')
        expect(this.#files.filter((file) => file.place === place).map((file) => file.value)).toContain(
          new TextDecoder().decode(fetched.bytes),
        )
      else expect([fetched.kind, serial, value?.length]).toEqual(['absent', undefined, value?.length])
    }
  }

  async #checkRecord(hub: TeamHub, key: string): Promise<void> {
    const all = this.#records.filter(({ place }) => place === key)
    const last = all
      .filter(({ serial }) => serial !== undefined)
      .sort((a, b) => (a.serial ?? 0) - (b.serial ?? 0))
      .at(-1)
    const doubtful = all.filter(({ serial }) => serial === undefined).map(({ value }) => value)
    const answer = await hub.records('bucket').get(key)
    if (answer.kind === 'absent') expect([last?.value, ...doubtful], key).toContain(undefined)
    else if (answer.kind !== 'entry') expect(answer).toMatchObject({ kind: 'entry' })
    else if (answer.entry.revision === last?.serial) expect(answer.entry.value).toBe(last.value)
    else {
      expect(answer.entry.revision).toBeGreaterThan(last?.serial ?? 0)
      expect(doubtful, key).toContain(answer.entry.value)
    }
  }

  async #checkLog(hub: TeamHub): Promise<void> {
    const heard = following(hub, 'log', '')
    await expect.poll(heard.caughtUp, { interval: 1 }).toBe(1)
    heard.stop()
    const there = new Map(heard.told.map((entry) => [entry.id, entry]))
    expect(there.size).toBe(heard.told.length)
    expect(heard.told.map(({ sequence }) => sequence)).toEqual(heard.told.map(({ sequence }) => sequence).sort((a, b) => a - b))
    for (const { place, serial } of this.#entries) if (serial !== undefined) expect(there.get(place)?.sequence, place).toBe(serial)
    for (const { id, value } of heard.told)
      expect(this.#entries.filter(({ place }) => place === id).map((entry) => entry.value)).toContain(value)
  }
}
