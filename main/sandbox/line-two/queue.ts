import { fnv1a } from '../../../core/domain/escalation/escalation-number.ts'
import type { Change, ChangeWhat } from '../../../core/domain/escalation/change.ts'
import type { Escalation } from '../../../core/domain/escalation/escalation.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import { recordOfTemplate, type PacketSetting } from '../../../core/sandbox/colleague/packet-of-template.ts'
import type { PacketTemplate } from '../../../core/sandbox/colleague/packet-template.ts'
import type { Stage } from './stage.ts'

/** The packet that is offered to the desk directly comes when the others lie there, ms. */
const DIRECT_AFTER_MS = 3000
/** The simulated operator puts the client through, and reads an answer, so long after, ms. */
const PUT_THROUGH_MS = 3500
const READS_AFTER_MS = 4000
/** Only what happens now is reacted to, not what is found after a restart, ms. */
const FRESH_MS = 15_000

const isOver = ({ state }: Escalation): boolean => state.phase === 'resolved' || state.phase === 'returned' || state.phase === 'withdrawn'

/** The simulated operators, who send packets to whoever sits at line 2, put clients through and read answers. */
export class SimulatedQueue {
  readonly #stage: Stage
  readonly #stops = new Set<() => void>()
  readonly #own = new Map<string, Escalation>()
  readonly #reacted = new Set<string>()
  #hasBegun = false
  #isClosed = false

  constructor(stage: Stage) {
    this.#stage = stage
  }

  changed(escalation: Escalation): void {
    if (!escalation.packet.id.startsWith('sim-')) return
    const { state, packet } = escalation
    this.#own.set(packet.id, escalation)
    if (state.phase === 'returned' && !state.read && this.#once(packet.id, 'read', state.at))
      this.#later(READS_AFTER_MS, () => void this.#write(escalation, { kind: 'answer-read' }))
    if (this.#hasBegun && this.#stage.desk.kind === 'line-1') this.#takeBack(escalation)
    const isMine = state.phase === 'accepted' && state.by.id === this.#stage.desk.member.id
    if (isMine && packet.wanted.kind === 'talk-now' && this.#once(packet.id, 'call', state.since))
      this.#later(PUT_THROUGH_MS, () => this.#putThrough(packet.id))
  }

  /** Everything that lay at the hub is known: sends what is missing to the desk of line 2, takes back what lies before the one of line 1. */
  begin(): void {
    this.#hasBegun = true
    const living = [...this.#own.values()].filter((escalation) => !isOver(escalation))
    if (this.#stage.desk.kind === 'line-1') {
      for (const escalation of living) this.#takeBack(escalation)
      return
    }
    const { script, hub } = this.#stage
    const there = new Set(living.map(({ packet }) => templateId(packet.id)))
    const queue = Math.floor(hub.now()).toString(36)
    for (const template of script.queue) {
      if (there.has(template.id)) continue
      const send = (): void => void this.#send(template, queue)
      if (template.directSeconds === undefined) send()
      else this.#later(DIRECT_AFTER_MS, send)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops) stop()
  }

  /** What was on its way when she stood up is taken back too. */
  #takeBack(escalation: Escalation): void {
    const mark = `${escalation.packet.id}/take-back`
    if (isOver(escalation) || this.#reacted.has(mark)) return
    this.#reacted.add(mark)
    void this.#write(escalation, { kind: 'withdrawn', why: 'solved' })
  }

  async #send(template: PacketTemplate, queue: string): Promise<void> {
    const { packet, changes } = recordOfTemplate(template, this.#setting(queue))
    const [first, ...rest] = changes
    if (first === undefined) return
    await this.#stage.book.submit(packet, first)
    for (const change of rest) await this.#stage.book.change(packet.organisation, packet.id, change)
  }

  #setting(queue: string): PacketSetting {
    const { organisation, script, operators, specialists, desk, hub } = this.#stage
    const now = hub.now()
    const people = new Map<string, Member>([...operators, ...specialists].map((member) => [member.id, member]))
    const timeZoneOffset = new Date(now).getTimezoneOffset()
    return { organisation, language: script.language, people, desk: desk.member, queue, now, timeZoneOffset }
  }

  #putThrough(id: string): void {
    const escalation = this.#own.get(id)
    const scenario = this.#stage.script.queue.find((template) => template.id === templateId(id))?.call?.scenario
    if (scenario === undefined || escalation === undefined || isOver(escalation)) return
    this.#stage.ring({ scenario, language: this.#stage.script.language, handedOver: true })
  }

  async #write({ packet }: Escalation, what: ChangeWhat): Promise<void> {
    const at = this.#stage.hub.now()
    const id = `${packet.id}-${what.kind}-${fnv1a(String(at)).toString(36)}`
    const change: Change = { id, at, by: { kind: 'member', member: packet.author }, what }
    await this.#stage.book.change(packet.organisation, packet.id, change)
  }

  #once(id: string, what: string, at: number): boolean {
    const mark = `${id}/${what}`
    if (this.#reacted.has(mark) || this.#stage.hub.now() - at > FRESH_MS) return false
    this.#reacted.add(mark)
    return true
  }

  #later(delayMs: number, run: () => void): void {
    if (this.#isClosed) return
    const stop = this.#stage.clock.after(delayMs, () => {
      this.#stops.delete(stop)
      run()
    })
    this.#stops.add(stop)
  }
}

/** `sim-<queue>-<template>`: see `packetOfTemplate`. */
const templateId = (packetId: string): string => packetId.split('-').slice(2).join('-')
