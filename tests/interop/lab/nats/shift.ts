import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { EscalationId } from '../../../../core/domain/escalation/escalation-id.ts'
import type { Member } from '../../../../core/domain/team/member.ts'
import { shelvesOf } from '../../../../core/domain/team/organisation.ts'
import type { TeamHub } from '../../../../core/ports/team-hub.ts'
import { until } from '../../../support/until.ts'
import { bookOf, changeBy, newId, operator, packetOf, specialist } from './team-world.ts'

/** One line of the recorded history: who was told what. */
export interface Told {
  readonly atMs: number
  readonly who: string
  readonly did: 'submit' | 'accept' | 'say'
  readonly what: string
  readonly changeId: string
  readonly answer: string
}

/** Everything that people did and were told, in order. */
export class History {
  readonly told: Told[] = []
  readonly #accepted = new Set<string>()
  readonly #began = performance.now()

  write(told: Omit<Told, 'atMs'>): void {
    if (told.did === 'accept' && told.answer === 'done') this.#accepted.add(told.what)
    this.told.push({ atMs: Math.round(performance.now() - this.#began), ...told })
  }

  isAccepted(what: string): boolean {
    return this.#accepted.has(what)
  }

  of(did: Told['did'], answer: string): Told[] {
    return this.told.filter((one) => one.did === did && one.answer === answer)
  }
}

/** Asks until the hub has decided, always with the same ids; every answer is written down. */
async function insist(history: History, line: Omit<Told, 'atMs' | 'answer'>, ask: () => Promise<{ readonly kind: string }>): Promise<void> {
  for (;;) {
    const { kind } = await ask()
    history.write({ ...line, answer: kind })
    if (kind !== 'unreachable') return
    await wait(50)
  }
}

/** An operator who escalates `count` packets one after another, and says a word in the room about each. */
export async function escalateAll(history: History, hub: TeamHub, organisation: string, name: string, count: number): Promise<void> {
  const author = operator(name)
  const book = bookOf(hub)
  for (let i = 0; i < count; i += 1) {
    const packet = packetOf(newId(), organisation, author, hub.now())
    const offered = changeBy(author, hub.now(), { kind: 'offered', until: hub.now() + 60_000 })
    await insist(history, { who: name, did: 'submit', what: packet.id, changeId: offered.id }, () => book.submit(packet, offered))
    const word = `${name}.${String(i)}.${randomUUID()}`
    await insist(history, { who: name, did: 'say', what: word, changeId: word }, () =>
      hub.log(shelvesOf(organisation).chat).append(word, packet.id),
    )
    // As at a desk: the next call comes when this one is in good hands.
    await until('the packet is accepted', () => history.isAccepted(packet.id), 120_000)
  }
}

/** A specialist who grabs every packet that she is shown, as fast as she can. Returns the stopper, which waits for what is begun. */
export function acceptAll(history: History, hub: TeamHub, organisation: string, name: string): () => Promise<void> {
  const member: Member = specialist(name)
  const book = bookOf(hub)
  const begun = new Map<EscalationId, Promise<void>>()
  const view = book.follow([organisation], {
    changed: ({ packet, state }) => {
      if (state.phase !== 'offered' || begun.has(packet.id)) return
      const change = changeBy(member, hub.now(), { kind: 'accepted' })
      const line = { who: name, did: 'accept', what: packet.id, changeId: change.id } as const
      begun.set(
        packet.id,
        insist(history, line, () => book.change(organisation, packet.id, change)),
      )
    },
  })
  return async () => {
    view.stop()
    await Promise.all(begun.values())
  }
}
