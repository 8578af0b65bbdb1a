import { callFactsSchema, operatorWorkSchema } from './interaction-schema.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import { callIdSchema } from '../../../core/contract/call-schema.ts'
import type { CallFactsRecord, Interaction, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { openRecord } from '../crypto/record-box.ts'
import type { SeatKeys } from '../crypto/seat-keys.ts'
import type { Quarantine } from '../quarantine.ts'
import { interactionRowSchema, type InteractionRow } from '../rows.ts'

export const factsPlace = (id: string): string => `interactions:${id}:facts`
export const workPlace = (id: string): string => `interactions:${id}:work`

/** A row opened as far as it could be: notes survive unreadable facts, and facts survive unreadable notes. */
export interface OpenedRow {
  readonly id: CallId
  readonly row: InteractionRow
  readonly facts: CallFactsRecord | undefined
  readonly work: OperatorWork
  /** No part of it was unreadable. */
  readonly isWhole: boolean
}

/** Rows read lately that need not be opened again; a day's journal shows fewer. */
const KNOWN = 256

interface Known {
  /** What its boxes looked like when it was read. */
  readonly facts: string
  readonly work: string
  readonly interaction: Interaction
}

export class InteractionReader {
  readonly #keys: SeatKeys
  readonly #quarantine: Quarantine
  readonly #known = new Map<string, Known>()

  constructor(keys: SeatKeys, quarantine: Quarantine) {
    this.#keys = keys
    this.#quarantine = quarantine
  }

  async open(raw: unknown): Promise<OpenedRow | undefined> {
    const parsed = interactionRowSchema.safeParse(raw)
    const id = callIdSchema.safeParse(idOf(raw))
    if (!parsed.success || !id.success) {
      await this.#quarantine.keep('interactions', id.success ? id.data : 'unknown', 'bad-shape', raw)
      return undefined
    }
    const row = parsed.data
    const [facts, work] = await Promise.all([
      row.facts && openRecord(this.#keys, 'interactions', factsPlace(row.id), row.facts, callFactsSchema),
      row.work && openRecord(this.#keys, 'interactions', workPlace(row.id), row.work, operatorWorkSchema),
    ])
    if (facts?.ok === false) await this.#quarantine.keep('interactions', `${row.id}:facts`, facts.error, raw)
    if (work?.ok === false) await this.#quarantine.keep('interactions', `${row.id}:work`, work.error, raw)
    return {
      id: id.data,
      row,
      facts: facts?.ok ? facts.value : undefined,
      work: work?.ok ? work.value : { notes: '' },
      isWhole: work?.ok !== false,
    }
  }

  /** A row that was read before and is still the same gives the same interaction: a journal is read again after every call. */
  async interaction(raw: unknown): Promise<Interaction | undefined> {
    const known = this.#known.get(String(idOf(raw)))
    if (known !== undefined && isSame(known, raw)) return known.interaction
    const opened = await this.open(raw)
    if (opened?.facts === undefined) return undefined
    const interaction: Interaction = { id: opened.id, stage: opened.row.stage, facts: opened.facts, work: opened.work }
    if (opened.isWhole) this.#know(opened.row, interaction)
    return interaction
  }

  #know(row: InteractionRow, interaction: Interaction): void {
    this.#known.delete(row.id)
    this.#known.set(row.id, { facts: printOf(row.facts), work: printOf(row.work), interaction })
    const [oldest] = this.#known.keys()
    if (oldest !== undefined && this.#known.size > KNOWN) this.#known.delete(oldest)
  }

  async interactions(rows: readonly unknown[]): Promise<readonly Interaction[]> {
    return (await Promise.all(rows.map((row) => this.interaction(row)))).filter((interaction) => interaction !== undefined)
  }
}

const idOf = (raw: unknown): unknown => (typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined)

/** Sealed anew it is another box; a part that could not be read must be tried, and told, again. */
function isSame({ facts, work, interaction }: Known, raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('stage' in raw) || raw.stage !== interaction.stage) return false
  return facts === printOf('facts' in raw ? raw.facts : undefined) && work === printOf('work' in raw ? raw.work : undefined)
}

/** A box in few letters: the boxes themselves would be two thirds of what is remembered. Length and two FNV-1a sums of 32 bits. */
function printOf(box: unknown): string {
  if (!(box instanceof Uint8Array)) return box === undefined ? 'none' : 'strange'
  let [one, two] = [0x811c_9dc5, 0x1234_5679]
  for (const byte of box) {
    one = Math.imul(one ^ byte, 0x0100_0193)
    two = Math.imul(two ^ byte ^ (one >>> 15), 0x0100_01b3)
  }
  return `${String(box.length)} ${String(one)} ${String(two)}`
}
