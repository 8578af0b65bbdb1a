import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge, RpcOutput } from '../../../core/contract/bridge.ts'
import { periodOf, type InsightPeriod } from '../../../core/domain/insight/insight-period.ts'
import type { ScriptId } from '../../../core/domain/script/script.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { TeamStore } from './team-store.ts'

export type Figures = RpcOutput<'team.insight'>

/** What the sheet is about: the two lines, how scripts are walked, what the knowledge base lacks. */
export type InsightPage = 'lines' | 'scripts' | 'white-spots'

export interface InsightView {
  readonly open: boolean
  readonly page: InsightPage
  /** The script whose steps are shown. */
  readonly scriptId: ScriptId | undefined
  readonly period: InsightPeriod
  /** Undefined: all of this seat. */
  readonly organisation: OrganisationId | undefined
  /** Of the period and organisation chosen last; those of before stay until the new ones are there. */
  readonly figures: Figures | undefined
  readonly phase: 'loading' | 'ready' | 'failed'
  /** Today's share solved on line 1, 0…1, for the strip of line 1; null: nothing to count from; undefined: not asked yet. */
  readonly today: number | null | undefined
}

/** The figures of the team: the sheet, and the one number on line 1's strip. */
export interface InsightStore {
  readonly store: StoreApi<InsightView>
  setOpen(open: boolean): void
  choosePage(page: InsightPage): void
  /** Undefined: none. */
  chooseScript(scriptId: ScriptId | undefined): void
  choosePeriod(period: InsightPeriod): void
  chooseOrganisation(organisation: OrganisationId | undefined): void
  refresh(): Promise<void>
  close(): void
}

/** While the sheet is open its figures are renewed, ms; sooner while the hub is still being heard. */
const RENEW_MS = 60_000
const SOON_MS = 2_000
/** The strip's number: the start of the desk does not pay for it, ms. */
const FIRST_TODAY_MS = 20_000
const TODAY_MS = 300_000

interface InsightParts {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly team: TeamStore
}

export function createInsightStore({ bridge, clock, team }: InsightParts): InsightStore {
  const store = createStore<InsightView>(() => ({
    open: false,
    page: 'lines',
    scriptId: undefined,
    period: 'today',
    organisation: undefined,
    figures: undefined,
    phase: 'loading',
    today: undefined,
  }))
  const ask = (period: InsightPeriod, organisation: OrganisationId | undefined): Promise<Figures> => {
    const zone = team.store.getState().team?.rules.timeZone ?? 'UTC'
    return bridge.call('team.insight', {
      ...periodOf(period, team.hubNow(), zone),
      ...(organisation === undefined ? {} : { organisation }),
    })
  }
  let asked = 0
  let stopRenewing = (): void => undefined
  const refresh = async (): Promise<void> => {
    stopRenewing()
    asked += 1
    const own = asked
    const { period, organisation } = store.getState()
    let again = RENEW_MS
    try {
      const figures = await ask(period, organisation)
      if (own !== asked) return
      store.setState({ figures, phase: 'ready' })
      if (!figures.isComplete && team.store.getState().link.kind === 'connected') again = SOON_MS
    } catch {
      if (own !== asked) return
      store.setState({ phase: 'failed' })
    }
    if (store.getState().open) stopRenewing = clock.after(again, () => void refresh())
  }
  const choose = (chosen: Partial<Pick<InsightView, 'period' | 'organisation'>>): void => {
    store.setState({ ...chosen, phase: 'loading' })
    void refresh()
  }
  const stopToday = followToday(clock, team, store, () => ask('today', undefined))
  return {
    store,
    setOpen(open) {
      store.setState({ open })
      if (open) void refresh()
      else stopRenewing()
    },
    choosePage: (page) => store.setState({ page }),
    chooseScript: (scriptId) => store.setState({ scriptId }),
    choosePeriod: (period) => choose({ period }),
    chooseOrganisation: (organisation) => choose({ organisation }),
    refresh,
    close() {
      stopRenewing()
      stopToday()
    },
  }
}

/** Line 1 only: the desk of line 2 has figures of its own on its strip. */
function followToday(clock: Clock, team: TeamStore, store: StoreApi<InsightView>, ask: () => Promise<Figures>): () => void {
  let stop = (): void => undefined
  const look = async (): Promise<void> => {
    const { team: description, link, deskKind } = team.store.getState()
    if (deskKind === 'line-1' && link.kind === 'connected' && description !== undefined && description !== null) {
      // What was known stays when it cannot be asked now.
      await ask().then(
        ({ solvedOnLine1, isComplete }) => isComplete && store.setState({ today: solvedOnLine1 }),
        () => undefined,
      )
    }
    stop = clock.after(TODAY_MS, () => void look())
  }
  stop = clock.after(FIRST_TODAY_MS, () => void look())
  return () => stop()
}
