import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import { BridgeError } from '../../../core/contract/bridge-error.ts'
import type { ClientId } from '../../../core/domain/client/client.ts'
import type { Interaction, PastContact } from '../../../core/domain/interaction/interaction.ts'
import { askBefore, oldestOf } from '../../../core/domain/interaction/timeline/older.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'

/** How many contacts are asked for at once. */
export const HISTORY_PAGE = 50
/** Clients whose older contacts stay in the memory. */
const CLIENTS_KEPT = 4
/** A CRM that has not answered by then counts as one that does not, ms. */
const CRM_PATIENCE_MS = 15_000

/** How the CRM stands to this client's earlier contacts. `none`: there is nobody to ask. */
export type CrmReach =
  | { readonly kind: 'more' }
  | { readonly kind: 'loading'; readonly since: EpochMs }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'end' }
  | { readonly kind: 'none' }

/** What was read of one client beyond his record and the calls on the card. */
export interface OlderContacts {
  readonly contacts: readonly PastContact[]
  readonly seat: readonly Interaction[]
  readonly crm: CrmReach
  /** This seat's journal has calls that are not read yet. */
  readonly seatMore: boolean
}

/** What the card has of the client already. */
export interface KnownHistory {
  readonly clientId: ClientId
  readonly record: readonly PastContact[]
  readonly seat: readonly Interaction[]
}

export interface HistoryState {
  readonly byClient: Readonly<Record<ClientId, OlderContacts>>
}

/** Contacts beyond the record, read as somebody scrolls to them. */
export interface HistoryStore {
  readonly store: StoreApi<HistoryState>
  /** The state of a client nobody asked about yet. */
  initial(known: KnownHistory): OlderContacts
  /**
   * Reads one page of every source that has more. A CRM that did not answer is asked `again` only when told to.
   * @returns how many contacts came; calls at the same time share one answer
   */
  pull(known: KnownHistory, again?: boolean): Promise<number>
}

interface Deps {
  readonly bridge: Bridge
  readonly journal: InteractionJournal
  readonly clock: Clock
  readonly hasCrm: boolean
}

export const createHistoryStore = (deps: Deps): HistoryStore => new OlderHistories(deps)

class OlderHistories implements HistoryStore {
  readonly store = createStore<HistoryState>(() => ({ byClient: {} }))
  readonly #deps: Deps
  readonly #pulls = new Map<ClientId, Promise<number>>()
  /** Clients whose last page held only contacts of the moment it was asked about. */
  readonly #stuck = new Set<ClientId>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  initial({ seat }: KnownHistory): OlderContacts {
    return { contacts: [], seat: [], crm: { kind: this.#deps.hasCrm ? 'more' : 'none' }, seatMore: seat.length >= HISTORY_PAGE }
  }

  pull(known: KnownHistory, again = false): Promise<number> {
    const running = this.#pulls.get(known.clientId)
    if (running !== undefined) return running
    const pull = this.#pull(known, again).finally(() => this.#pulls.delete(known.clientId))
    this.#pulls.set(known.clientId, pull)
    return pull
  }

  async #pull(known: KnownHistory, again: boolean): Promise<number> {
    const { crm, seatMore } = this.#of(known)
    const asks = crm.kind === 'more' || (again && (crm.kind === 'unreachable' || crm.kind === 'denied'))
    const [ofCrm, ofSeat] = await Promise.all([asks ? this.#fromCrm(known) : 0, seatMore ? this.#fromSeat(known) : 0])
    return ofCrm + ofSeat
  }

  async #fromCrm(known: KnownHistory): Promise<number> {
    const { clientId } = known
    const { bridge, clock } = this.#deps
    this.#change(known, { crm: { kind: 'loading', since: clock.now() } })
    const oldest = oldestOf([...known.record, ...this.#of(known).contacts].map(({ at }) => at))
    const before = askBefore(oldest, clock.now(), this.#stuck.has(clientId))
    const question = { clientId, before, limit: HISTORY_PAGE }
    try {
      const answer = await bridge.call('crm.history', question, { timeoutMs: CRM_PATIENCE_MS })
      switch (answer.kind) {
        case 'contacts':
          return this.#take(known, answer.contacts, answer.more)
        case 'not-set-up':
          return this.#reach(known, 'none')
        case 'denied':
          return this.#reach(known, 'denied')
        case 'unreachable':
        case 'malformed':
          return this.#reach(known, 'unreachable')
        default:
          return missingCase(answer)
      }
    } catch (error) {
      return this.#reach(known, error instanceof BridgeError && error.code === 'not-available' ? 'none' : 'unreachable')
    }
  }

  #reach(known: KnownHistory, kind: 'none' | 'denied' | 'unreachable'): 0 {
    this.#change(known, { crm: { kind } })
    return 0
  }

  #take(known: KnownHistory, contacts: readonly PastContact[], more: boolean): number {
    const { contacts: before } = this.#of(known)
    const ids = new Set([...known.record, ...before].map(({ id }) => id))
    const fresh = contacts.filter(({ id }) => !ids.has(id))
    const wasStuck = this.#stuck.has(known.clientId)
    if (fresh.length === 0 && more) this.#stuck.add(known.clientId)
    else this.#stuck.delete(known.clientId)
    // Twice nothing new, although there is said to be more: there is not.
    const isOver = !more || (fresh.length === 0 && wasStuck)
    // What came again may hold what the record has no room for.
    const again = contacts.filter(({ id }) => ids.has(id) && !before.some((one) => one.id === id))
    this.#change(known, { contacts: [...before, ...again, ...fresh], crm: { kind: isOver ? 'end' : 'more' } })
    return fresh.length
  }

  async #fromSeat(known: KnownHistory): Promise<number> {
    const read = this.#of(known).seat
    const oldest = oldestOf([...known.seat, ...read].map(({ facts }) => facts.startedAt))
    const before = askBefore(oldest, this.#deps.clock.now(), false)
    const rows = await this.#deps.journal.ofClient(known.clientId, HISTORY_PAGE, before).catch(() => undefined)
    if (rows === undefined) return 0
    const ids = new Set([...known.seat, ...read].map(({ id }) => id))
    const fresh = rows.filter(({ id }) => !ids.has(id))
    this.#change(known, { seat: [...this.#of(known).seat, ...fresh], seatMore: rows.length === HISTORY_PAGE && fresh.length > 0 })
    return fresh.length
  }

  #of(known: KnownHistory): OlderContacts {
    return this.store.getState().byClient[known.clientId] ?? this.initial(known)
  }

  #change(known: KnownHistory, change: Partial<OlderContacts>): void {
    const next = { ...this.#of(known), ...change }
    this.store.setState(({ byClient }) => {
      const { [known.clientId]: _before, ...others } = byClient
      const kept = Object.entries(others).slice(1 - CLIENTS_KEPT)
      return { byClient: { ...Object.fromEntries(kept), [known.clientId]: next } }
    })
  }
}
