import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Conditions } from '../../../core/domain/script/conditions.ts'
import type { ScriptId, ScriptVersion } from '../../../core/domain/script/script.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'
import { copyKey, keyOfCopy, type ScriptCopies, type ScriptCopy } from '../../../core/ports/script-copies.ts'
import type { ScriptSummary } from '../../../core/contract/team/script-contract.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { ScriptShelf } from './script-shelf.ts'

export interface LibraryView {
  /** Versions that calls begin with, and those that calls of this window began with. */
  readonly copies: readonly ScriptCopy[]
  /** Reads conditions; undefined until it is loaded, and then no script is walked yet. */
  readonly conditions: Conditions | undefined
}

export interface LibraryDeps {
  readonly shelf: ScriptShelf
  /** Undefined: none outlives this window. */
  readonly copies: ScriptCopies | undefined
  readonly journal: Pick<InteractionJournal, 'unfinished'>
  readonly clock: Clock
  readonly loadConditions: () => Promise<Conditions>
  /** Of whose clients this seat speaks; undefined: that is not known yet. */
  readonly organisations: () => readonly OrganisationId[] | undefined
}

/** The scripts that can be walked at this desk, with the hub or without. */
export interface ScriptLibrary {
  readonly store: StoreApi<LibraryView>
  find(organisation: OrganisationId, scriptId: ScriptId, version: number): ScriptVersion | undefined
  /** Asks the hub for a version that is not here; the store tells when it came. */
  ask(organisation: OrganisationId, scriptId: ScriptId, version: number): void
  close(): void
}

/** What could not be asked for is asked for again after this, ms. */
const AGAIN_MS = 5_000

export const createScriptLibrary = (deps: LibraryDeps): ScriptLibrary => new SeatLibrary(deps)

class SeatLibrary implements ScriptLibrary {
  readonly store = createStore<LibraryView>(() => ({ copies: [], conditions: undefined }))
  readonly #deps: LibraryDeps
  readonly #stop: () => void
  readonly #asked = new Set<string>()
  #cancel = (): void => undefined
  #turn: Promise<void>

  constructor(deps: LibraryDeps) {
    this.#deps = deps
    this.#turn = this.#begin()
    this.#stop = deps.shelf.store.subscribe(() => this.#follow())
  }

  find(organisation: OrganisationId, scriptId: ScriptId, version: number): ScriptVersion | undefined {
    const key = copyKey(organisation, scriptId, version)
    return this.store.getState().copies.find((copy) => keyOfCopy(copy) === key)?.version
  }

  ask(organisation: OrganisationId, scriptId: ScriptId, version: number): void {
    const key = copyKey(organisation, scriptId, version)
    if (this.#asked.has(key)) return
    this.#asked.add(key)
    void this.#deps.shelf.version(organisation, `${scriptId}.${String(version)}`).then((shelved) => {
      this.#asked.delete(key)
      if (shelved === undefined || this.find(organisation, scriptId, version) !== undefined) return
      this.store.setState(({ copies }) => ({ copies: [...copies, { organisation, version: shelved.version, inForce: false }] }))
    })
  }

  close(): void {
    this.#stop()
    this.#cancel()
  }

  /** What lies here first: it is walked at once, the hub may be away. */
  async #begin(): Promise<void> {
    const [copies, conditions] = await Promise.all([
      this.#deps.copies?.all().catch(() => []) ?? Promise.resolve([]),
      this.#deps.loadConditions().catch(() => undefined),
    ])
    this.store.setState({ copies, conditions })
    this.#follow()
  }

  #follow(): void {
    this.#turn = this.#turn.then(() => this.#renew())
  }

  /** Brings the copies in step with what the hub told. Scripts it does not tell of stay: it may not have told everything yet. */
  async #renew(): Promise<void> {
    this.#cancel()
    const { summaries, state } = this.#deps.shelf.store.getState()
    if (state !== 'read' || summaries.length === 0) return
    const before = this.store.getState().copies
    const now = await this.#fresh(before, summaries)
    const isSame = now.length === before.length && now.every((copy, index) => copy === before[index])
    if (!isSame) this.store.setState({ copies: now })
    await this.#keep(before, now)
  }

  async #fresh(before: readonly ScriptCopy[], summaries: readonly ScriptSummary[]): Promise<readonly ScriptCopy[]> {
    const wanted = newestPublished(summaries)
    const told = new Set(summaries.map(({ organisation, scriptId }) => `${organisation}/${scriptId}`))
    const served = this.#deps.organisations()
    const fetched: ScriptCopy[] = []
    const missing = new Set<string>()
    for (const { organisation, scriptId, version, key } of wanted) {
      if (before.some((copy) => keyOfCopy(copy) === copyKey(organisation, scriptId, version))) continue
      const shelved = await this.#deps.shelf.version(organisation, key)
      if (shelved === undefined) missing.add(`${organisation}/${scriptId}`)
      else fetched.push({ organisation, version: shelved.version, inForce: true })
    }
    if (missing.size > 0) this.#cancel = this.#deps.clock.after(AGAIN_MS, () => this.#follow())
    const inForce = new Set(wanted.map(({ organisation, scriptId, version }) => copyKey(organisation, scriptId, version)))
    const kept = before.map((copy): ScriptCopy => {
      const script = `${copy.organisation}/${copy.version.script.id}`
      // The newer one could not be had: the one of before is better than none.
      const stands =
        served?.includes(copy.organisation) !== false &&
        (!told.has(script) || missing.has(script) ? copy.inForce : inForce.has(keyOfCopy(copy)))
      return stands === copy.inForce ? copy : { ...copy, inForce: stands }
    })
    return [...kept, ...fetched]
  }

  /** On the disk stay those in force, and those of calls that are not wrapped up. */
  async #keep(before: readonly ScriptCopy[], now: readonly ScriptCopy[]): Promise<void> {
    const { copies, journal } = this.#deps
    if (copies === undefined) return
    try {
      const unfinished = await journal.unfinished()
      const used = new Set(
        unfinished.flatMap(({ work }) =>
          (work.scripts ?? []).flatMap(({ organisation, scriptId, beginning, frame }) => [
            copyKey(organisation, scriptId, beginning.version),
            ...(frame === undefined ? [] : [copyKey(organisation, frame.scriptId, frame.version)]),
          ]),
        ),
      )
      const changed = now.filter((copy) => !before.includes(copy))
      const drop = now.filter((copy) => !copy.inForce && !used.has(keyOfCopy(copy))).map(keyOfCopy)
      if (changed.length > 0 || drop.length > 0)
        await copies.settle({ keep: changed.filter((copy) => !drop.includes(keyOfCopy(copy))), drop })
    } catch {
      // Kept at the next change; meanwhile they are in memory and at the hub.
    }
  }
}

/** The version of each script that calls begin with. */
function newestPublished(summaries: readonly ScriptSummary[]): readonly ScriptSummary[] {
  const newest = new Map<string, ScriptSummary>()
  for (const one of summaries) {
    const script = `${one.organisation}/${one.scriptId}`
    const known = newest.get(script)
    if (one.state === 'published' && (known === undefined || one.version > known.version)) newest.set(script, one)
  }
  return [...newest.values()]
}
