import type { IdentificationFacts } from './caller-signs.ts'
import type { Client } from './client.ts'
import { doubtsOf } from './doubts-of.ts'
import type { Candidate, Identification } from './identification.ts'
import { better, weigh, type Weighed } from './weigh.ts'

export type { IdentificationFacts } from './caller-signs.ts'

/**
 * Who is calling, and why we think so: facts, never a percentage.
 *
 * - Whoever the operator refused for this caller is no candidate any more; the PBX's own word brings him back, as doubtful.
 * - One who is singled out (by the PBX, by an e-mail or a login, by his extension, by the operator's earlier word) and whom
 *   the number does not speak against opens at once; so does whoever is alone.
 * - He opens as uncertain when something speaks against taking him for granted.
 * - All others are shown to choose from, best first.
 */
export function identify(facts: IdentificationFacts): Identification {
  const ranked = candidates(facts)
    .map((client) => weigh(client, facts))
    .filter((one) => one !== undefined)
    .sort(better)
  const live = ranked.filter(({ refusedAt, named }) => refusedAt === undefined || named)
  const [first, second] = live
  if (first === undefined) return nobody(facts, ranked)
  const found = second === undefined ? first : singledOut(live)
  const shown = live.map(({ candidate }) => candidate)
  if (found === undefined) return { kind: 'several', candidates: shown }
  const others = shown.length > 1 ? { others: inFront(found.candidate, shown) } : {}
  const doubts = doubtsOf(found, facts)
  return doubts.length > 0
    ? { kind: 'uncertain', candidate: found.candidate, doubts, ...others }
    : { kind: 'known', candidate: found.candidate, ...others }
}

function nobody(facts: IdentificationFacts, refused: readonly Weighed[]): Identification {
  const people = refused.length === 0 ? {} : { refused: refused.map(({ candidate }) => candidate) }
  if (facts.withheld && refused.length === 0) return { kind: 'withheld' }
  return { kind: 'unknown', ...(facts.number === undefined ? {} : { number: facts.number }), ...people }
}

/**
 * The one of several to whom every telling sign points. A sign that fits two of them tells nothing; two signs that point to
 * different people leave the choice to the operator, and so does one that points past everybody who has the number.
 */
function singledOut(live: readonly Weighed[]): Weighed | undefined {
  const signs = [
    (one: Weighed) => one.named,
    (one: Weighed) => one.email,
    (one: Weighed) => one.login,
    (one: Weighed) => one.phone === 'same',
    (one: Weighed) => one.confirmedAt !== undefined,
  ]
  const pointed = signs.map((has) => live.filter(has)).filter(({ length }) => length > 0)
  const [first] = pointed.filter(({ length }) => length === 1).map(([one]) => one)
  if (first === undefined || pointed.some((people) => !people.includes(first))) return undefined
  const agrees = first.phone !== undefined || first.confirmedAt !== undefined || !live.some(({ phone }) => phone !== undefined)
  return agrees ? first : undefined
}

function inFront(found: Candidate, all: readonly Candidate[]): readonly Candidate[] {
  return [found, ...all.filter((other) => other !== found)]
}

/** Everybody whom a sign points to, each once. */
function candidates({ byId, byPhone, byIdentifier = [], byVerdict = [] }: IdentificationFacts): readonly Client[] {
  const all = [...(byId === undefined ? [] : [byId]), ...byPhone, ...byIdentifier, ...byVerdict]
  return [...new Map(all.map((client) => [client.id, client])).values()]
}
