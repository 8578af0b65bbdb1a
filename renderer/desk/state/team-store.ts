import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import type { ChatMessage } from '../../../core/domain/chat/message.ts'
import type { Change, ChangeWhat } from '../../../core/domain/escalation/change.ts'
import type { EscalationRecord } from '../../../core/domain/escalation/escalation.ts'
import type { SeatEvent } from '../../../core/domain/insight/team-event.ts'
import type { Packet } from '../../../core/domain/escalation/packet.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { TeamItem, TeamItemBody } from '../../../core/outbox/team-item.ts'
import type { TeamOutbox } from '../../../core/outbox/team-outbox.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Ids } from '../../../core/ports/ids.ts'
import { followTeam } from './team-follow.ts'
import { isForgettable } from './team-forget.ts'
import type { TeamSaid } from './team-outcome.ts'
import { escalationsOf, newerOf } from './team-records.ts'
import { TeamSender } from './team-sender.ts'
import { tryItem } from './team-try.ts'
import type { DeskKind, TeamView } from './team-view.ts'

/** What came of a change said live: it is not kept, so the hub must be there. */
export type LiveSaid = Exclude<TeamSaid, { readonly kind: 'queued' | 'not-kept' }> | { readonly kind: 'unreachable' }

export interface TeamStore {
  readonly store: StoreApi<TeamView>
  /** Asks the host who the team is and follows it. Once; the returned promise never rejects. */
  start(): Promise<void>
  /** The hub's clock, epoch ms. Every deadline of the team is in it. */
  hubNow(): EpochMs
  /**
   * Offers a packet to `to`, or to all of line 2, until `until` (hub time). Written to the disk first, then sent at once;
   * resolves with what came of the first try. The packet is in `escalations` before this returns its promise. `kept` is called
   * when it is on the disk: from then on it cannot be lost.
   */
  submit(packet: Packet, offer: { readonly to?: Member; readonly until: EpochMs }, kept?: () => void): Promise<TeamSaid>
  /**
   * One more change of an escalation, by this seat's member. Kept and sent like a packet; `accepted` is only ever sent
   * live (see `accept`).
   */
  change(escalationId: string, what: Exclude<ChangeWhat, { readonly kind: 'accepted' | 'offered' }>): Promise<TeamSaid>
  /** Takes the packet, if nobody else has it. Never kept: two specialists can never hold one. */
  accept(escalationId: string): Promise<LiveSaid>
  /**
   * A word in the line-1 room, by this seat's member; those of one thread are sent one after the other. True: it lies on the disk, or
   * the hub has it; false: neither took it, nothing was said.
   */
  post(organisation: OrganisationId, message: ChatMessage): Promise<boolean>
  /** An event for the log of an organisation: kept on the disk and sent once, however often it is tried. False: neither took it. */
  record(organisation: OrganisationId, event: SeatEvent): Promise<boolean>
  /**
   * A change by this seat's member that is not sent yet: whoever keeps it in the outbox has it sent. Undefined: this seat has no team.
   */
  changeToKeep(escalationId: string, organisation: OrganisationId, what: ChangeWhat): TeamItem | undefined
  /** Sends again what the hub did not take of this escalation (or event). */
  sendAgain(lane: string): Promise<void>
  /** Lets go of what the hub did not take. */
  letGo(lane: string): Promise<void>
  setDesk(kind: DeskKind): void
  close(): void
}

interface TeamParts {
  readonly bridge: Bridge
  readonly outbox: TeamOutbox
  readonly clock: Clock
  readonly ids: Ids
}

const nothingYet = (now: EpochMs): TeamView => ({
  team: undefined,
  link: { kind: 'connecting', since: now },
  hostLost: false,
  offsetMs: 0,
  escalations: new Map(),
  duties: [],
  deskKind: 'line-1',
  outbox: [],
  unreadable: 0,
  isHubFull: false,
})

export const createTeamStore = (parts: TeamParts): TeamStore => new HubTeam(parts)

class HubTeam implements TeamStore {
  readonly store: StoreApi<TeamView>
  readonly #parts: TeamParts
  /** As the hub has them; what this seat says on top is in the outbox. */
  readonly #records = new Map<string, EscalationRecord>()
  readonly #drawn = escalationsOf()
  readonly #sender: TeamSender
  readonly #following: ReturnType<typeof followTeam>

  constructor(parts: TeamParts) {
    const { bridge, outbox, clock } = parts
    this.#parts = parts
    this.store = createStore<TeamView>(() => nothingYet(clock.now()))
    this.#sender = new TeamSender({
      outbox,
      clock,
      attempt: (item) => tryItem(bridge, item),
      onTried: (_item, tried) => {
        this.store.setState({ isHubFull: tried.kind === 'later' && tried.why === 'full' })
        if ('record' in tried) this.#learn(tried.record)
      },
      onItems: (items) => {
        this.store.setState({ outbox: items })
        this.#redraw()
      },
      isForgettable,
    })
    this.#following = followTeam({
      bridge,
      clock,
      store: this.store,
      records: this.#records,
      learn: (record) => this.#learn(record),
      redraw: () => this.#redraw(),
      linkIsBack: () => this.#sender.retryNow(),
    })
  }

  start(): Promise<void> {
    return this.#following.start()
  }

  hubNow(): EpochMs {
    return this.#parts.clock.now() + this.store.getState().offsetMs
  }

  async submit(packet: Packet, offer: { readonly to?: Member; readonly until: EpochMs }, kept?: () => void): Promise<TeamSaid> {
    const change = this.#changeOf({ kind: 'offered', ...offer })
    if (change === undefined) return { kind: 'refused', why: 'not-set-up' }
    return this.#say(this.#itemOf(change.id, packet.id, packet.organisation, { kind: 'submit', packet, change }), kept)
  }

  async change(escalationId: string, what: Exclude<ChangeWhat, { readonly kind: 'accepted' | 'offered' }>): Promise<TeamSaid> {
    const item = this.#changeItem(escalationId, what)
    return 'kind' in item ? item : this.#say(item)
  }

  async accept(escalationId: string): Promise<LiveSaid> {
    const item = this.#changeItem(escalationId, { kind: 'accepted' })
    if ('kind' in item) return item
    const tried = await tryItem(this.#parts.bridge, item)
    if ('record' in tried) this.#learn(tried.record)
    return tried.kind === 'later' || tried.kind === 'recorded' ? { kind: 'unreachable' } : tried
  }

  post(organisation: OrganisationId, message: ChatMessage): Promise<boolean> {
    return this.#sender.post(this.#itemOf(message.id, message.threadId, organisation, { kind: 'say', message }))
  }

  record(organisation: OrganisationId, event: SeatEvent): Promise<boolean> {
    return this.#sender.post(this.#itemOf(event.id, event.id, organisation, { kind: 'event', event }))
  }

  changeToKeep(escalationId: string, organisation: OrganisationId, what: ChangeWhat): TeamItem | undefined {
    const change = this.#changeOf(what)
    if (change === undefined) return undefined
    return this.#itemOf(change.id, escalationId, organisation, { kind: 'change', escalationId, change })
  }

  sendAgain(lane: string): Promise<void> {
    return this.#sender.again(lane)
  }

  letGo(lane: string): Promise<void> {
    return this.#sender.letGo(lane)
  }

  setDesk(deskKind: DeskKind): void {
    this.store.setState({ deskKind })
  }

  close(): void {
    this.#following.stop()
    this.#sender.stop()
  }

  async #say(item: TeamItem, kept?: () => void): Promise<TeamSaid> {
    const said = await this.#sender.say(item, kept)
    if (said.kind === 'recorded') throw new Error('Only events are recorded')
    return said
  }

  #learn(record: EscalationRecord): void {
    const known = this.#records.get(record.packet.id)
    const newer = newerOf(known, record)
    if (newer === known) return
    this.#records.set(record.packet.id, newer)
    this.#redraw()
  }

  #redraw(): void {
    this.store.setState(({ outbox }) => ({ escalations: this.#drawn(this.#records, outbox, this.#sender.keeping()) }))
  }

  #changeItem(escalationId: string, what: ChangeWhat): TeamItem | Extract<TeamSaid, { readonly kind: 'refused' | 'absent' }> {
    const change = this.#changeOf(what)
    const organisation = this.store.getState().escalations.get(escalationId)?.packet.organisation
    if (change === undefined) return { kind: 'refused', why: 'not-set-up' }
    if (organisation === undefined) return { kind: 'absent' }
    return this.#itemOf(change.id, escalationId, organisation, { kind: 'change', escalationId, change })
  }

  #changeOf(what: ChangeWhat): Change | undefined {
    const { team } = this.store.getState()
    if (team === undefined || team === null) return undefined
    return { id: this.#parts.ids.next(), at: this.hubNow(), by: { kind: 'member', member: team.member }, what }
  }

  #itemOf(id: string, lane: string, organisation: OrganisationId, body: TeamItemBody): TeamItem {
    return { id, lane, organisation, createdAt: this.#parts.clock.now(), body }
  }
}
