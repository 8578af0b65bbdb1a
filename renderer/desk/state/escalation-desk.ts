import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Call, CallId } from '../../../core/domain/call/call.ts'
import { callbackBy } from '../../../core/domain/escalation/callback-by.ts'
import { clientWaits, firstOffer, handedUntil, occupiedMembers } from '../../../core/domain/escalation/offers.ts'
import type { Packet } from '../../../core/domain/escalation/packet.ts'
import type { Wanted, WantedKind } from '../../../core/domain/escalation/wanted.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { Desk } from './desk.ts'
import { startEscalationCalls, type ConsultState } from './escalation-calls.ts'
import { emptyForm, fillForm } from './escalation-disposition.ts'
import { createEscalationFiles, type EscalationFiles } from './escalation-files.ts'
import { escalationOfCall } from './escalation-own.ts'
import { packetOf, type PacketSource } from './escalation-packet.ts'
import { hubAnswers, reachOf } from './escalation-reach.ts'
import type { TeamSaid } from './team-outcome.ts'
import type { SeatEscalation } from './team-view.ts'

/** For so long a click can be taken back without a word, ms. */
export const UNDO_MS = 5_000

export interface EscalationView {
  /** The wish is being chosen for this call before anything is sent. */
  readonly choosing: CallId | undefined
  /** Until when the escalation can be undone, by its id; own clock. */
  readonly undoUntil: Readonly<Record<string, EpochMs>>
  /** What could not even be kept on this computer: by call. */
  readonly failed: Readonly<Record<CallId, TeamSaid['kind']>>
  /** The call to the specialist who accepted, by escalation. */
  readonly consults: Readonly<Record<string, ConsultState>>
  readonly sheet: { readonly open: boolean; readonly selected?: string }
}

/** What an escalation is made of beside what is on the desk. */
export interface EscalateOptions {
  /** Absent: not about a call. */
  readonly callId?: CallId
  /** Absent: the best way there is now. */
  readonly wanted?: WantedKind
  readonly sentence?: string
  readonly thread?: NonNullable<Packet['thread']>
  /** Whose clients it is about; the seat's first where absent. */
  readonly organisation?: OrganisationId
  /** What it is about, where no note says so. */
  readonly words?: string
  /** Files that are at the hub already. */
  readonly attachments?: Packet['attachments']
  /** Offered to this one instead of the one who is free longest. */
  readonly offerTo?: Member
}

/** On its way: `said` tells what came of the first try. */
export interface Escalated {
  readonly id: string
  readonly said: Promise<TeamSaid>
  /** It lies on the disk, or the hub has it; false: neither, nothing was sent. */
  readonly kept: Promise<boolean>
}

/** The operator's side of escalations. One a window. */
export interface EscalationDesk {
  readonly store: StoreApi<EscalationView>
  readonly files: EscalationFiles
  /** One click: builds the packet, offers it, keeps it. Its id at once; undefined: this seat has no team. */
  escalate(options: EscalateOptions): Escalated | undefined
  /** Opens or closes the choice of the wish. */
  choose(callId: CallId | undefined): void
  undo(escalationId: string): Promise<TeamSaid>
  /** Taken back later, for a reason. */
  withdraw(escalationId: string, why: 'solved' | 'client-left'): Promise<TeamSaid>
  /** Another wish: the first packet is taken back and a new one sent. */
  wishAgain(escalationId: string, wanted: WantedKind): Promise<Escalated | undefined>
  /** The client is called back instead of waiting. */
  callBackInstead(escalationId: string): Promise<TeamSaid>
  /** The answer did not help: back to line 2, as a callback where the client does not wait on the phone any more. */
  giveAgain(escalationId: string): Promise<TeamSaid>
  /** Calls the specialist who accepted once more. */
  consultAgain(escalationId: string): void
  openSheet(selected?: string): void
  closeSheet(): void
  close(): void
}

type Parts = PacketSource

export const createEscalationDesk = (parts: Parts): EscalationDesk => new SeatEscalations(parts)

class SeatEscalations implements EscalationDesk {
  readonly store = createStore<EscalationView>(() => ({
    choosing: undefined,
    undoUntil: {},
    failed: {},
    consults: {},
    sheet: { open: false },
  }))
  readonly files: EscalationFiles
  readonly #parts: Parts
  readonly #calls: ReturnType<typeof startEscalationCalls>

  constructor(parts: Parts) {
    this.#parts = parts
    this.files = createEscalationFiles(parts.desk)
    this.#calls = startEscalationCalls({
      ...parts,
      consulted: (id, state) => this.store.setState(({ consults }) => ({ consults: { ...consults, [id]: state } })),
    })
  }

  escalate({ wanted, ...options }: EscalateOptions): Escalated | undefined {
    const { desk, work } = this.#parts
    const view = desk.team.store.getState()
    const { team } = view
    if (team === undefined || team === null) return undefined
    const now = desk.team.hubNow()
    const { callId } = options
    const wish = { ...options, wanted: wantedOf(wanted ?? bestWish(desk, callId, now), callbackBy(team.rules, now)) }
    const packet = packetOf(this.#parts, team, wish)
    const offer =
      options.offerTo === undefined
        ? firstOffer(packet, hubAnswers(view) ? view.duties : [], team.rules, now, occupiedMembers(view.escalations.values(), now))
        : { to: options.offerTo, until: now + team.rules.offerSeconds * 1000 }
    this.store.setState(({ undoUntil }) => ({ choosing: undefined, undoUntil: { ...undoUntil, [packet.id]: desk.clock.now() + UNDO_MS } }))
    const { said, kept } = submitted(desk, packet, offer)
    if (callId !== undefined) {
      fillForm(desk, work, callId, wish.wanted)
      if (wish.wanted.kind === 'advice') this.#calls.hold(callId)
      void said.then(({ kind }) => this.#tellFailure(callId, kind))
    }
    return { id: packet.id, said, kept }
  }

  choose(callId: CallId | undefined): void {
    this.store.setState({ choosing: callId })
  }

  undo(escalationId: string): Promise<TeamSaid> {
    return this.withdraw(escalationId, 'undone')
  }

  async withdraw(escalationId: string, why: 'undone' | 'solved' | 'client-left'): Promise<TeamSaid> {
    const { desk, work } = this.#parts
    const before = desk.team.store.getState().escalations.get(escalationId)
    const said = await desk.team.change(escalationId, { kind: 'withdrawn', why })
    const call = callOn(desk, before?.packet.call?.callId)
    if (before !== undefined && call !== undefined && said.kind !== 'rejected') emptyForm(desk, work, call.id, before.wanted)
    return said
  }

  async wishAgain(escalationId: string, wanted: WantedKind): Promise<Escalated | undefined> {
    const { desk } = this.#parts
    const before = desk.team.store.getState().escalations.get(escalationId)
    const said = await this.undo(escalationId)
    if (before === undefined || said.kind === 'rejected') return undefined
    const call = callOn(desk, before.packet.call?.callId)
    const sentence = sentenceOf(before)
    const { thread } = before.packet
    return this.escalate({
      wanted,
      ...(call === undefined ? {} : { callId: call.id }),
      ...(sentence === undefined ? {} : { sentence }),
      ...(thread === undefined ? {} : { thread }),
      attachments: filesOf(before),
    })
  }

  async callBackInstead(escalationId: string): Promise<TeamSaid> {
    const { desk } = this.#parts
    const { team } = desk.team.store.getState()
    if (team === undefined || team === null) return { kind: 'refused', why: 'not-set-up' }
    const dueAt = callbackBy(team.rules, desk.team.hubNow())
    return desk.team.change(escalationId, { kind: 'fell-back', dueAt, until: dueAt })
  }

  async giveAgain(escalationId: string): Promise<TeamSaid> {
    const { desk } = this.#parts
    const { team, escalations } = desk.team.store.getState()
    const escalation = escalations.get(escalationId)
    if (team === undefined || team === null || escalation === undefined) return { kind: 'absent' }
    const until = handedUntil(escalation, undefined, team.rules, desk.team.hubNow())
    const said = await desk.team.change(escalationId, { kind: 'handed-over', until })
    const isOnTheLine = callOn(desk, escalation.packet.call?.callId)?.phase === 'active'
    if (said.kind === 'rejected' || !clientWaits(escalation) || isOnTheLine) return said
    return await this.callBackInstead(escalationId)
  }

  consultAgain(escalationId: string): void {
    this.#calls.consult(escalationId)
  }

  openSheet(selected?: string): void {
    this.store.setState({ sheet: selected === undefined ? { open: true } : { open: true, selected } })
  }

  closeSheet(): void {
    this.store.setState({ sheet: { open: false } })
  }

  close(): void {
    this.#calls.stop()
    this.files.close()
  }

  #tellFailure(callId: CallId, kind: TeamSaid['kind']): void {
    const { [callId]: _before, ...failed } = this.store.getState().failed
    this.store.setState({ failed: kind === 'done' || kind === 'queued' ? failed : { ...failed, [callId]: kind } })
  }
}

function submitted(desk: Desk, packet: Packet, offer: Parameters<Desk['team']['submit']>[1]): Pick<Escalated, 'said' | 'kept'> {
  let isKept = (): void => undefined
  const onDisk = new Promise<boolean>((resolve) => (isKept = () => resolve(true)))
  const said = desk.team.submit(packet, offer, () => isKept())
  const kept = Promise.race([onDisk, said.then(({ kind }) => kind !== 'not-kept')])
  return { said, kept }
}

const callOn = (desk: Desk, callId: string | undefined): Call | undefined =>
  desk.stores.phone.getState().state?.calls.find(({ call }) => call.id === callId)?.call

/** What the operator added so far, to the packet or after it. */
function sentenceOf({ packet, changes }: SeatEscalation): string | undefined {
  const added = changes.flatMap(({ by, what }) =>
    what.kind === 'noted' && what.attachment === undefined && by.kind === 'member' && by.member.id === packet.author.id ? [what.text] : [],
  )
  const all = [packet.problem.sentence ?? '', ...added].filter((text) => text !== '')
  return all.length === 0 ? undefined : all.join(' ')
}

/** What was attached, with the packet or after it. */
const filesOf = ({ packet, changes }: SeatEscalation): Packet['attachments'] => [
  ...packet.attachments,
  ...changes.flatMap(({ what }) => (what.kind === 'noted' && what.attachment !== undefined ? [what.attachment] : [])),
]

/** Free and the client on the line: they talk now. Otherwise he is called back. */
function bestWish(desk: Desk, callId: CallId | undefined, now: EpochMs): WantedKind {
  const view = desk.team.store.getState()
  const call = desk.stores.phone.getState().state?.calls.find((one) => one.call.id === callId)?.call
  return reachOf(view, now)?.kind === 'free' && call?.phase === 'active' ? 'talk-now' : 'callback'
}

const wantedOf = (kind: WantedKind, dueAt: EpochMs): Wanted => (kind === 'callback' ? { kind, dueAt } : { kind })

/** Whether a call went on to line 2: submitted, not refused and not taken back; what becomes of it later the figures learn from its record. */
export const wentToLineTwo = (desk: Desk, callId: CallId): boolean => {
  const escalation = escalationOfCall(desk.team.store.getState(), callId)
  return escalation !== undefined && !escalation.refused && escalation.state.phase !== 'withdrawn'
}
