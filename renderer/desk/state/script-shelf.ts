import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge, RpcOutput } from '../../../core/contract/bridge.ts'
import { scriptVersionSchema } from '../../../core/contract/script-schema.ts'
import type { ScriptSummary } from '../../../core/contract/team/script-contract.ts'
import type { ScriptVersion } from '../../../core/domain/script/script.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** The scripts of this seat's organisations, as the hub told them last. `failed`: what is shown may be old. */
export interface ScriptShelfView {
  readonly summaries: readonly ScriptSummary[]
  readonly state: 'unread' | 'read' | 'failed'
}

/** A version with what is needed to write the next one over it. */
export interface ShelvedVersion {
  readonly organisation: OrganisationId
  readonly key: string
  readonly revision: number
  readonly version: ScriptVersion
}

export type SaveScriptOutcome = RpcOutput<'team.saveScript'>

export interface ScriptShelf {
  readonly store: StoreApi<ScriptShelfView>
  /** One version; undefined: it is gone, or cannot be read or asked for now. Never rejects. */
  version(organisation: OrganisationId, key: string): Promise<ShelvedVersion | undefined>
  /** Writes by compare-and-set, `after` the revision that was read. Never rejects. */
  save(organisation: OrganisationId, version: ScriptVersion, after?: number): Promise<SaveScriptOutcome>
  /** Asks anew. */
  refresh(): Promise<void>
  close(): void
}

/** The host may be starting, or the hub away: asked again after this long, ms. */
const AGAIN_MS = 5_000

/** Read at the start and when versions change, never while a call rings. */
export function createScriptShelf(bridge: Bridge, clock: Clock): ScriptShelf {
  const store = createStore<ScriptShelfView>(() => ({ summaries: [], state: 'unread' }))
  const read = new Map<string, ShelvedVersion>()
  let stopAgain = (): void => undefined
  const refresh = async (): Promise<void> => {
    stopAgain()
    try {
      const { scripts } = await bridge.call('team.scripts', {})
      store.setState({ summaries: scripts, state: 'read' })
    } catch {
      store.setState({ state: 'failed' })
      stopAgain = clock.after(AGAIN_MS, () => void refresh())
    }
  }
  const stops = [
    bridge.on('team.scriptsChanged', () => void refresh()),
    bridge.on('team.describeChanged', () => void refresh()),
    bridge.onConnection?.((connected) => {
      if (connected) void refresh()
    }),
  ]
  void refresh()
  return {
    store,
    async version(organisation, key) {
      const place = `${organisation}/${key}`
      const known = read.get(place)
      const told = store.getState().summaries.find((one) => one.organisation === organisation && one.key === key)
      if (known !== undefined && known.revision === told?.revision) return known
      const shelved = await fetched(bridge, organisation, key)
      if (shelved !== undefined) read.set(place, shelved)
      return shelved
    },
    async save(organisation, version, after) {
      try {
        return await bridge.call('team.saveScript', {
          organisation,
          json: JSON.stringify(version),
          ...(after === undefined ? {} : { after }),
        })
      } catch {
        return { kind: 'unreachable' }
      }
    },
    refresh,
    close() {
      stopAgain()
      for (const stop of stops) stop?.()
    },
  }
}

async function fetched(bridge: Bridge, organisation: OrganisationId, key: string): Promise<ShelvedVersion | undefined> {
  try {
    const found = await bridge.call('team.script', { organisation, key })
    if (found.kind === 'absent') return undefined
    const version = scriptVersionSchema.safeParse(JSON.parse(found.json))
    return version.success ? { organisation, key, revision: found.revision, version: version.data } : undefined
  } catch {
    return undefined
  }
}
