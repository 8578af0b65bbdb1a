import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId } from '../../../core/domain/call/call.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { Candidate, Identification } from '../../../core/domain/client/identification.ts'
import type { Interaction } from '../../../core/domain/interaction/interaction.ts'
import type { CallView, PhoneState } from '../../../core/contract/phone-channel.ts'
import type { ClientDirectory } from '../../../core/ports/client-directory.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'
import {
  areRuledOut,
  candidatesOf,
  chosenCandidate,
  clientIdOf,
  foundCard,
  hasRole,
  knownCard,
  nobodyCard,
  withClient,
  restoredCard,
  unknownCard,
  type CallCard,
  type KnownCard,
  VIEWED,
} from './call-card.ts'
import { cardsOf, lookUp, SEAT_HISTORY_LIMIT, viewOfPast } from './card-look.ts'
import { CardVerdicts, type VerdictDeps } from './card-verdicts.ts'
import { keepIdentity } from './keep-identity.ts'
import type { PopTiming } from './pop-timing.ts'

/** The choice is written down when the card has long been painted, in ms. */
const ASSIGN_DELAY_MS = 150

export interface CardState {
  readonly cards: Readonly<Record<CallId, CallCard>>
}

/** Who was said to be on the line; the work store keeps it with the call. */
export interface Assignment {
  readonly clientId: ClientId
  readonly roleId: string
  readonly client: Client
}

export interface CardDeps extends VerdictDeps {
  /** `identify-caller` bound to this seat's directory, lines and numbers. */
  readonly identify: (view: CallView) => Promise<Identification>
  /** Number of the caller as E.164, when there is one. */
  readonly numberOf: (view: CallView) => string | undefined
  readonly directory: ClientDirectory
  /** Keeps a new or changed client, and sees to it that the CRM hears of it. */
  readonly keepClient: (client: Client) => Promise<void>
  readonly journal: InteractionJournal
  readonly popTiming: PopTiming
  readonly assign: (callId: CallId, assignment: Assignment) => void
  /** It is nobody who was found: what was proved of one of them no longer holds. */
  readonly nobody: (callId: CallId) => void
}

/** The client card of every call the phone knows of. One identification a call, at once when it rings. */
export interface CardStore {
  readonly store: StoreApi<CardState>
  /** Looks the caller of a ringing call up, before the call is on the screen; resolves when there is something to show. */
  prepare(view: CallView): Promise<void>
  /** Tell it every new state of the phone. */
  phoneChanged(state: PhoneState): void
  /** Picks the `index`-th candidate of the chooser (0-based). */
  choose(callId: CallId, index: number): void
  /** Nobody of them: opens the short form with this number (E.164, when there is one). */
  chooseNobody(callId: CallId, number?: string): void
  /** Opens the chooser again. */
  reconsider(callId: CallId): void
  chooseRole(callId: CallId, roleId: string): void
  /** It is the client on the card. Returns what takes it back; undefined when there was nothing to confirm. */
  confirm(callId: CallId): (() => void) | undefined
  /** It is not the client on the card: whoever else was found comes up, or the short form. Returns what takes it back. */
  refuse(callId: CallId): (() => void) | undefined
  /** It is this client, whom nobody proposed (found by search). Remembered for the next call. */
  assignClient(callId: CallId, client: Client): void
  /** Opens a client's card without a call (`VIEWED`). */
  view(client: Client): void
  closeView(): void
  /** Shows those who were found but set aside. */
  openOthers(callId: CallId): void
  /** What belongs to other roles shows, or hides again. */
  toggleAllRoles(callId: CallId): void
  /** The caller only disturbs. Resolves with what takes it back; undefined when it could not be kept. */
  markNuisance(callId: CallId, note: string): Promise<(() => void) | undefined>
  unmarkNuisance(callId: CallId): Promise<(() => void) | undefined>
  /** Keeps a new or changed client in the directory and puts it on the card. Rejects with the directory's failure. */
  saveClient(callId: CallId, client: Client): Promise<void>
  /** A record was changed here or in another window: cards that show it show it as it is now. */
  clientChanged(client: Client): void
  /** Looks again after a failure. */
  retry(view: CallView): void
  /** Opens the card of a call that the phone no longer lists (a wrap-up taken up again). */
  openPast(interaction: Interaction): void
  /** Reads this seat's calls with the client again (a call was finished). */
  refreshHistory(): void
}

export const createCardStore = (deps: CardDeps): CardStore => new CallCards(deps)

class CallCards implements CardStore {
  readonly store = createStore<CardState>(() => ({ cards: {} }))
  readonly #deps: CardDeps
  readonly #verdicts: CardVerdicts
  readonly #answered = new Set<CallId>()
  readonly #views = new Map<CallId, CallView>()
  #past: CallId | undefined

  constructor(deps: CardDeps) {
    this.#deps = deps
    this.#verdicts = new CardVerdicts(deps)
  }

  async prepare(view: CallView): Promise<void> {
    if (this.#current(view.call.id) === undefined) await this.#look(view)
  }

  phoneChanged(state: PhoneState): void {
    for (const view of state.calls) {
      const callId = view.call.id
      const card = this.#current(callId)
      if (view.call.phase === 'active' && !this.#answered.has(callId)) {
        this.#answered.add(callId)
        if (card?.kind === 'several') this.#openBest(card)
      }
      if (card === undefined) void this.#look(view)
      this.#verdicts.ended(view, clientIdOf(card))
    }
    const alive = [VIEWED, ...state.calls.map((view) => view.call.id), ...(this.#past === undefined ? [] : [this.#past])]
    this.#verdicts.forgetGone(alive)
    this.#deps.popTiming.keep(alive)
    for (const callId of this.#views.keys()) if (!alive.includes(callId)) this.#views.delete(callId)
    for (const callId of this.#answered) if (!alive.includes(callId)) this.#answered.delete(callId)
    const { cards } = this.store.getState()
    const kept = cardsOf(cards, alive)
    if (kept !== cards) this.store.setState({ cards: kept })
  }

  choose(callId: CallId, index: number): void {
    const card = this.#current(callId)
    const others = card === undefined ? [] : candidatesOf(card)
    const candidate = others[index]
    if (candidate === undefined) return
    this.#pick(callId, candidate, others)
    this.#verdicts.say(callId, candidate.client.id, 'confirmed')
  }

  confirm(callId: CallId): (() => void) | undefined {
    const card = this.#current(callId)
    if (card?.kind !== 'known' || card.doubts === undefined) return undefined
    const { doubts: _doubts, ...rest } = card
    this.#put({ ...rest, chosen: true })
    this.#assign(card)
    return this.#back(card, this.#verdicts.say(callId, card.candidate.client.id, 'confirmed'))
  }

  refuse(callId: CallId): (() => void) | undefined {
    const card = this.#current(callId)
    if (card?.kind !== 'known') return undefined
    const { candidate } = card
    const others = card.others.filter(({ client }) => client.id !== candidate.client.id)
    this.#deps.nobody(callId)
    this.#put(others.length === 0 ? unknownCard(callId, this.#numberOf(callId), [candidate]) : foundCard(callId, others))
    return this.#back(card, this.#verdicts.say(callId, candidate.client.id, 'refused'))
  }

  assignClient(callId: CallId, client: Client): void {
    const card = this.#current(callId)
    const others = card === undefined ? [] : candidatesOf(card)
    this.#pick(callId, others.find((other) => other.client.id === client.id) ?? chosenCandidate(client), others)
    this.#verdicts.say(callId, client.id, 'confirmed')
  }

  openOthers(callId: CallId): void {
    const card = this.#current(callId)
    const others = card === undefined ? [] : candidatesOf(card)
    if (others.length > 0) this.#put(foundCard(callId, others))
  }

  toggleAllRoles(callId: CallId): void {
    const card = this.#current(callId)
    if (card?.kind !== 'known') return
    const { allRoles, ...rest } = card
    this.#put(allRoles === true ? rest : { ...rest, allRoles: true })
  }

  async markNuisance(callId: CallId, note: string): Promise<(() => void) | undefined> {
    if (!(await this.#verdicts.mark(callId, note).catch(() => false))) return undefined
    await this.#lookAgain(callId)
    return () => void this.unmarkNuisance(callId)
  }

  async unmarkNuisance(callId: CallId): Promise<(() => void) | undefined> {
    const card = this.#current(callId)
    if (!(await this.#verdicts.unmark(callId).catch(() => false))) return undefined
    await this.#lookAgain(callId)
    return () => void this.markNuisance(callId, card?.kind === 'nuisance' ? (card.note ?? '') : '')
  }

  chooseNobody(callId: CallId, number?: string): void {
    const card = this.#current(callId)
    if (card?.kind !== 'several' && card?.kind !== 'known') return
    const { others } = card
    this.#deps.nobody(callId)
    this.#verdicts.ruleOut(
      callId,
      others.map(({ client }) => client.id),
    )
    this.#put(nobodyCard(callId, number, others))
  }

  reconsider(callId: CallId): void {
    const card = this.#current(callId)
    const others = card === undefined ? [] : candidatesOf(card)
    if (others.length > 1) this.#put({ kind: 'several', callId, others })
  }

  chooseRole(callId: CallId, roleId: string): void {
    const card = this.#current(callId)
    if (card?.kind !== 'known' || !hasRole(card.candidate.client, roleId)) return
    if (card.doubts !== undefined) {
      // The role says nothing about whether it is he.
      this.#put({ ...card, roleId })
      return
    }
    const next = { ...card, roleId, chosen: true }
    this.#put(next)
    this.#assign(next)
  }

  async saveClient(callId: CallId, client: Client): Promise<void> {
    await this.#deps.keepClient(client)
    const card = this.#current(callId)
    this.#pick(callId, chosenCandidate(client), card === undefined ? [] : candidatesOf(card))
  }

  clientChanged(client: Client): void {
    for (const card of Object.values(this.store.getState().cards)) {
      const next = withClient(card, client)
      if (next !== card) this.#put(next)
    }
  }

  retry(view: CallView): void {
    void this.#look(view)
  }

  openPast(interaction: Interaction): void {
    this.#past = interaction.id
    if (this.#current(interaction.id) === undefined) void this.#look(viewOfPast(interaction))
  }

  refreshHistory(): void {
    for (const card of Object.values(this.store.getState().cards)) {
      const clientId = clientIdOf(card)
      if (clientId !== undefined) void this.#loadHistory(card.callId, clientId)
    }
  }

  /** Resolves when the card says what was found; what may come later comes later. */
  async #look(view: CallView): Promise<void> {
    const callId = view.call.id
    const { popTiming, clock } = this.#deps
    this.#views.set(callId, view)
    this.#verdicts.follow(view)
    this.#put({ kind: 'loading', callId, since: clock.now() })
    if (view.inviteReceivedAt !== undefined && view.call.phase === 'incoming') popTiming.lookupStarted(callId, view.inviteReceivedAt)
    const { card, late } = await lookUp(this.#deps, view)
    popTiming.lookupEnded(callId)
    if (card.kind === 'several' && this.#answered.has(callId)) this.#openBest(card)
    else this.#put(card)
    if (card.kind === 'nuisance' && view.call.phase === 'incoming') this.#verdicts.nuisanceRang(callId)
    void this.#complete(card, late)
  }

  /** After something was learned; what is on the screen stays until it is known. */
  async #lookAgain(callId: CallId): Promise<void> {
    const view = this.#views.get(callId)
    if (view === undefined) return
    const { card } = await lookUp(this.#deps, view)
    if (this.#current(callId) !== undefined) this.#put(card)
  }

  /** Takes a verdict back, and the card with it. */
  #back(card: KnownCard, unsay: () => void): () => void {
    return () => {
      unsay()
      if (this.#current(card.callId) === undefined) return
      this.#put(card)
      if (card.doubts === undefined) this.#assign(card)
      else this.#deps.nobody(card.callId)
    }
  }

  async #complete(card: CallCard, late: Promise<readonly Interaction[]> | undefined): Promise<void> {
    const clientId = clientIdOf(card)
    if (clientId !== undefined && late !== undefined) this.#putHistory(card.callId, clientId, await late)
    // Not before: what was chosen ahead of a reload would be written over.
    if (await this.#restore(card.callId)) this.#assignSoon(card.callId)
  }

  /** A choice made before a reload of the desk stands in the journal. False: it stands, and the card cannot show it. */
  async #restore(callId: CallId): Promise<boolean> {
    const row = await this.#deps.journal.find(callId).catch(() => undefined)
    const before = this.#current(callId)
    if (row === undefined || before === undefined || isChosen(before)) return true
    const { clientId, roleId, identified = [] } = row.work
    if (clientId === undefined) {
      if (areRuledOut(before, identified)) this.#put(nobodyCard(callId, this.#numberOf(callId), candidatesOf(before)))
      return true
    }
    if (before.kind === 'known' && clientIdOf(before) === clientId) {
      // Written with the call: it was confirmed, or proved.
      const { doubts: _doubts, ...sure } = before
      this.#put(roleId !== undefined && hasRole(before.candidate.client, roleId) ? { ...sure, roleId } : sure)
      return true
    }
    const client = await this.#deps.directory.byId(clientId).catch(() => undefined)
    const now = this.#current(callId)
    if (now === undefined || isChosen(now)) return true
    if (client === undefined) return false
    this.#put(restoredCard(now, client, roleId))
    await this.#loadHistory(callId, clientId)
    return true
  }

  /** An answered call shows the likeliest person, in doubt: it may as well be one of the others, who stay one key away. */
  #openBest(card: Extract<CallCard, { kind: 'several' }>): void {
    const best = card.others[0]
    if (best === undefined) return
    const doubts = [{ kind: 'others-too', count: card.others.length - 1 }] as const
    this.#put({ ...knownCard(card.callId, best, card.others, false), doubts })
    void this.#loadHistory(card.callId, best.client.id)
  }

  view(client: Client): void {
    this.#put(knownCard(VIEWED, chosenCandidate(client), [], true))
    void this.#loadHistory(VIEWED, client.id)
  }

  closeView(): void {
    const { [VIEWED]: _viewed, ...cards } = this.store.getState().cards
    this.store.setState({ cards })
  }

  #pick(callId: CallId, candidate: Candidate, others: readonly Candidate[]): void {
    const card = knownCard(callId, candidate, others, true)
    this.#put(card)
    this.#assign(card)
    void this.#loadHistory(callId, candidate.client.id)
  }

  #assign(card: KnownCard): void {
    if (card.callId === VIEWED) return
    const { client } = card.candidate
    this.#deps.assign(card.callId, { clientId: client.id, roleId: card.roleId, client })
  }

  #assignSoon(callId: CallId): void {
    this.#deps.clock.after(ASSIGN_DELAY_MS, () => {
      const card = this.#current(callId)
      if (card?.kind === 'known' && card.doubts === undefined) this.#assign(card)
    })
  }

  async #loadHistory(callId: CallId, clientId: ClientId): Promise<void> {
    const seatHistory = await this.#deps.journal.ofClient(clientId, SEAT_HISTORY_LIMIT).catch(() => undefined)
    if (seatHistory !== undefined) this.#putHistory(callId, clientId, seatHistory)
  }

  #putHistory(callId: CallId, clientId: ClientId, seatHistory: readonly Interaction[]): void {
    const card = this.#current(callId)
    if (card?.kind !== 'known' || clientIdOf(card) !== clientId) return
    if (card.seatHistory.length === 0 && seatHistory.length === 0) return
    this.#put({ ...card, seatHistory: keepIdentity(card.seatHistory, seatHistory) })
  }

  #numberOf(callId: CallId): string | undefined {
    const view = this.#views.get(callId)
    return view === undefined ? undefined : this.#deps.numberOf(view)
  }

  #put(card: CallCard): void {
    this.store.setState((state) => ({ cards: { ...state.cards, [card.callId]: card } }))
  }

  #current(callId: CallId): CallCard | undefined {
    return this.store.getState().cards[callId]
  }
}

const isChosen = (card: CallCard): boolean => card.kind === 'known' && card.chosen
