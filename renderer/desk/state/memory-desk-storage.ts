import type { CallId } from '../../../core/domain/call/call.ts'
import type { Client, ClientId } from '../../../core/domain/client/client.ts'
import type { Interaction, InteractionStage, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import type { ClientDirectory } from '../../../core/ports/client-directory.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'
import type { DeskStorage } from './desk.ts'

interface Kept {
  readonly stage: InteractionStage
  readonly facts?: Interaction['facts']
  readonly work: OperatorWork
}

/** What a desk works on when nothing on this computer can be written: calls go on, and the window alone remembers them. */
export const createMemoryDeskStorage = (): DeskStorage => ({ directory: memoryDirectory(), journal: memoryJournal() })

const memoryDirectory = (): ClientDirectory => {
  const clients = new Map<ClientId, Client>()
  const which = (isOne: (client: Client) => boolean): Promise<readonly Client[]> => Promise.resolve([...clients.values()].filter(isOne))
  return {
    byPhone: (e164) => which(({ phones }) => phones.some(({ number }) => number === e164)),
    byId: (id) => Promise.resolve(clients.get(id)),
    byIdentifier: () => Promise.resolve([]),
    save: (client) => Promise.resolve(void clients.set(client.id, client)),
  }
}

const memoryJournal = (): InteractionJournal => {
  const rows = new Map<CallId, Kept>()
  const put = (id: CallId, change: (row: Kept) => Kept): Promise<void> => {
    rows.set(id, change(rows.get(id) ?? { stage: 'open', work: { notes: '' } }))
    return Promise.resolve()
  }
  const whole = ([id, { facts, ...row }]: readonly [CallId, Kept]): readonly Interaction[] =>
    facts === undefined ? [] : [{ id, facts, ...row }]
  const newestFirst = (isOne: (row: Interaction) => boolean): readonly Interaction[] =>
    [...rows]
      .flatMap(whole)
      .filter(isOne)
      .sort((a, b) => b.facts.startedAt - a.facts.startedAt)
  return {
    recordFacts: (facts) => put(facts.callId, (row) => ({ ...row, facts })),
    close: (facts, stage) => put(facts.callId, (row) => ({ ...row, facts, stage: row.stage === 'done' ? 'done' : stage })),
    recordWork: (id, work) => put(id, (row) => ({ ...row, work })),
    finish: (id, work) => put(id, (row) => ({ ...row, work, stage: 'done' })),
    find: (id) => Promise.resolve([...rows].filter(([key]) => key === id).flatMap(whole)[0]),
    findWork: (id) => Promise.resolve(rows.get(id)),
    ofClient: (clientId, limit, before = Infinity) =>
      Promise.resolve(newestFirst(({ work, facts }) => work.clientId === clientId && facts.startedAt < before).slice(0, limit)),
    recent: (limit) => Promise.resolve(newestFirst(() => true).slice(0, limit)),
    unfinished: () => Promise.resolve(newestFirst(({ stage }) => stage === 'open' || stage === 'wrap-up').toReversed()),
  }
}
