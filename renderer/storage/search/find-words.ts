import { MATCH_COST, typoCost } from '../../../core/domain/search/match-word.ts'
import type { QueryWord } from '../../../core/domain/search/search-query.ts'
import { NAME_FIELDS, type ClientIndex, type NameFieldId } from './client-index.ts'
import type { NameField } from './name-field.ts'

/** A run of words of one field, by their places: [from, to). */
export interface WordRun {
  readonly field: NameField
  readonly from: number
  readonly to: number
}

/** Words that a typed word finds, by what the match costs: runs of neighbours, so that a single letter is as quick as a name. */
export class FoundWords {
  readonly byCost: WordRun[][] = []
  /** How many clients have them, some counted more than once. */
  clients = 0

  add(cost: number, field: NameField, from: number, to: number): void {
    if (from >= to) return
    const runs = this.byCost[cost] ?? (this.byCost[cost] = [])
    const last = runs.at(-1)
    if (last?.field === field && last.to === from) runs[runs.length - 1] = { field, from: last.from, to }
    else runs.push({ field, from, to })
    this.clients += field.clientsOf(from, to)
  }
}

/** A match in the name outweighs one in the patronymic or the company. */
const FIELD_COST: Readonly<Record<NameFieldId, number>> = { family: 0, given: 0, patronymic: 1, company: 1 }

/** Finds the words a typed one stands for; with `typos` also those it only nearly fits. */
export function findWord(index: ClientIndex, typed: QueryWord, typos: boolean): FoundWords {
  const found = new FoundWords()
  for (const id of NAME_FIELDS) {
    const field = index.fields[id]
    const add: Add = (cost, from, to) => found.add(cost + FIELD_COST[id], field, from, to)
    findWritten(field, typed.folded, add)
    for (const sound of typed.sounds) findSpoken(field, sound, add)
    if (typos && typed.edits > 0) findNear(field, typed, add)
  }
  return found
}

type Add = (cost: number, from: number, to: number) => void

function findWritten(field: NameField, typed: string, add: Add): void {
  const { from, to } = field.words.startingWith(typed)
  const longer = from < to && field.words.lengthOf(from) === typed.length ? from + 1 : from
  add(MATCH_COST.exact, from, longer)
  add(MATCH_COST.prefix, longer, to)
}

function findSpoken(field: NameField, sound: string, add: Add): void {
  if (sound === '') return
  const { from, to } = field.sounds.startingWith(sound)
  for (let key = from; key < to; key += 1) {
    const cost = field.sounds.lengthOf(key) === sound.length ? MATCH_COST.soundWhole : MATCH_COST.soundPrefix
    field.sounds.eachTarget(key, (place) => add(cost, place, place + 1))
  }
}

function findNear(field: NameField, typed: QueryWord, add: Add): void {
  const { edits } = typed
  field.words.near(typed.folded, edits, (place, whole, beginning) => add(nearCost(whole, beginning, edits, false), place, place + 1))
  for (const sound of typed.wholeSounds) {
    if (sound === '') continue
    field.sounds.near(sound, edits, (key, whole, beginning) => {
      const cost = nearCost(whole, beginning, edits, true)
      field.sounds.eachTarget(key, (place) => add(cost, place, place + 1))
    })
  }
}

/** Either the whole word or its beginning is within the edits. */
function nearCost(whole: number, beginning: number, edits: number, sound: boolean): number {
  const asBeginning = typoCost(beginning, { beginning: true, sound })
  return whole <= edits ? Math.min(asBeginning, typoCost(whole, { beginning: false, sound })) : asBeginning
}
