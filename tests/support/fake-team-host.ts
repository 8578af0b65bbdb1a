import type { TeamDescription, TeamOutcome } from '../../core/contract/team/team-contract.ts'
import type { SeenDuty } from '../../core/domain/duty/duty.ts'
import { applyChange } from '../../core/domain/escalation/apply-change.ts'
import type { Change } from '../../core/domain/escalation/change.ts'
import { beginRecord } from '../../core/domain/escalation/escalation-of.ts'
import type { EscalationRecord } from '../../core/domain/escalation/escalation.ts'
import type { Packet } from '../../core/domain/escalation/packet.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'
import type { SeatEvent } from '../../core/domain/insight/team-event.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { HubLink } from '../../core/ports/team-hub.ts'
import { BridgeError } from '../../core/contract/bridge-error.ts'
import { FakeBridge } from './fake-bridge.ts'
import { anna } from './team-members.ts'

const CONNECTED: HubLink = { kind: 'connected', roundTripMs: 2, server: 'nats://hub' }

/** A host whose hub is an in-memory machine in the hands of a test. */
export class FakeTeamHost {
  readonly records = new Map<string, EscalationRecord>()
  readonly events: SeatEvent[] = []
  /** Every write that reached the hub, in order: `submit`, or what the change says. */
  readonly written: string[] = []
  readonly bridge: FakeBridge
  duties: readonly SeenDuty[] = []
  link: HubLink = CONNECTED
  /** What the hub says to writes: as it should, or one of its troubles. `mute`: it writes, but its answer is lost. */
  manner: 'good' | 'unreachable' | 'full' | 'mute' | 'no-rights' = 'good'
  limitBytes = 1024 * 1024
  /** While it stands, the hub does not answer what is written to it. */
  gate: Promise<void> | undefined

  constructor(member: Member = anna) {
    const team: TeamDescription = {
      hub: 'nats',
      member,
      organisations: ['alfa'],
      rules: standardRules,
      tracker: null,
      attachmentLimitBytes: this.limitBytes,
    }
    this.bridge = new FakeBridge({
      'sandbox.line2': ({ mode = 'free' }) => ({ mode }),
      'team.describe': () => ({ team }),
      'team.state': () => ({ link: this.link, offsetMs: 0, escalations: [...this.records.values()], duties: [...this.duties] }),
      'team.submit': ({ packet, change }) => this.#gated(() => this.#submit(packet as Packet, change as Change)),
      'team.change': ({ id, change }) => this.#gated(() => this.#change(id, change as Change)),
      'team.recordEvent': ({ event }) => {
        if (this.manner === 'unreachable') return { kind: 'unreachable' }
        this.events.push(event)
        return { kind: 'done' }
      },
      'team.attach': ({ totalBytes }) =>
        this.manner === 'unreachable'
          ? { kind: 'unreachable' }
          : totalBytes > this.limitBytes
            ? { kind: 'too-large', limitBytes: this.limitBytes }
            : { kind: 'done' },
    })
  }

  /** Somebody else's change, as it comes over the hub. */
  says(id: string, change: Change): void {
    const record = this.records.get(id)
    if (record === undefined) throw new Error(`The hub has no ${id}`)
    const applied = applyChange(record, change)
    if (applied.kind !== 'applied') throw new Error(`The machine does not take ${change.what.kind}`)
    this.#keep(applied.record)
  }

  links(link: HubLink): void {
    this.link = link
    this.bridge.say('team.linkChanged', { link, offsetMs: 0 })
  }

  back(): void {
    this.manner = 'good'
    this.links({ kind: 'lost', since: 0 })
    this.links(CONNECTED)
  }

  #gated(write: () => TeamOutcome): TeamOutcome | Promise<TeamOutcome> {
    return this.gate === undefined ? this.#write(write) : this.gate.then(() => this.#write(write))
  }

  #write(write: () => TeamOutcome): TeamOutcome {
    if (this.manner === 'unreachable' || this.manner === 'full') return { kind: this.manner }
    if (this.manner === 'no-rights') return { kind: 'refused', why: 'permissions' }
    const outcome = write()
    if (this.manner === 'mute') throw BridgeError.of('timeout', 'the answer was lost')
    return outcome
  }

  #submit(packet: Packet, change: Change): TeamOutcome {
    const known = this.records.get(packet.id)
    if (known !== undefined) return { kind: 'done', record: known }
    const begun = beginRecord(packet, change)
    if (!begun.ok) throw new Error(`The machine does not begin: ${begun.error}`)
    this.written.push('submit')
    return { kind: 'done', record: this.#keep(begun.value) }
  }

  #change(id: string, change: Change): TeamOutcome {
    const known = this.records.get(id)
    if (known === undefined) return { kind: 'absent' }
    const applied = applyChange(known, change)
    if (applied.kind === 'rejected') return { kind: 'rejected', why: applied.why, record: known }
    if (applied.kind === 'applied') this.written.push(change.what.kind)
    return { kind: 'done', record: this.#keep(applied.record) }
  }

  #keep(record: EscalationRecord): EscalationRecord {
    this.records.set(record.packet.id, record)
    this.bridge.say('team.escalationChanged', record)
    return record
  }
}
