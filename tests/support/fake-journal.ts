import type { CallId } from '../../core/domain/call/call.ts'
import type { ClientId } from '../../core/domain/client/client.ts'
import type { FinishedFigure } from '../../core/domain/insight/finished-figure.ts'
import type { CallFactsRecord, Interaction, OperatorWork } from '../../core/domain/interaction/interaction.ts'
import type { InteractionJournal, KeptWork } from '../../core/ports/interaction-journal.ts'

const noWork: OperatorWork = { notes: '' }

/** A journal in memory that keeps the port's promises. */
export class FakeJournal implements InteractionJournal {
  readonly rows = new Map<CallId, Interaction>()

  readonly figures: FinishedFigure[] = []

  constructor(rows: readonly Interaction[] = []) {
    for (const row of rows) this.rows.set(row.id, row)
  }

  async recordFacts(facts: CallFactsRecord): Promise<void> {
    this.#put(facts.callId, (row) => ({ ...row, facts }), facts)
    await Promise.resolve()
  }

  async close(facts: CallFactsRecord, stage: 'wrap-up' | 'not-required'): Promise<void> {
    this.#put(facts.callId, (row) => ({ ...row, facts, stage }), facts)
    await Promise.resolve()
  }

  async recordWork(callId: CallId, work: OperatorWork): Promise<void> {
    this.#put(callId, (row) => ({ ...row, work }))
    await Promise.resolve()
  }

  async finish(callId: CallId, work: OperatorWork, figure?: FinishedFigure): Promise<void> {
    if (figure !== undefined) this.figures.push(figure)
    this.#put(callId, (row) => ({ ...row, work, stage: 'done' }))
    await Promise.resolve()
  }

  async find(callId: CallId): Promise<Interaction | undefined> {
    return await Promise.resolve(this.rows.get(callId))
  }

  async findWork(callId: CallId): Promise<KeptWork | undefined> {
    const row = await this.find(callId)
    return row && { stage: row.stage, work: row.work }
  }

  async ofClient(clientId: ClientId, limit: number, before = Infinity): Promise<readonly Interaction[]> {
    const isAsked = (row: Interaction): boolean => row.work.clientId === clientId && row.facts.startedAt < before
    return await Promise.resolve(this.#newestFirst(isAsked).slice(0, limit))
  }

  async recent(limit: number): Promise<readonly Interaction[]> {
    return await Promise.resolve(this.#newestFirst(() => true).slice(0, limit))
  }

  async unfinished(): Promise<readonly Interaction[]> {
    return await Promise.resolve(this.#newestFirst((row) => row.stage === 'open' || row.stage === 'wrap-up').toReversed())
  }

  #newestFirst(keep: (row: Interaction) => boolean): readonly Interaction[] {
    return [...this.rows.values()].filter(keep).sort((a, b) => b.facts.startedAt - a.facts.startedAt)
  }

  #put(callId: CallId, change: (row: Interaction) => Interaction, facts?: CallFactsRecord): void {
    const row =
      this.rows.get(callId) ??
      (facts === undefined ? undefined : ({ id: callId, stage: 'open', facts, work: noWork } satisfies Interaction))
    if (row === undefined) throw new Error(`No interaction ${callId}`)
    this.rows.set(callId, change(row))
  }
}
