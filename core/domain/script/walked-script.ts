import type { OrganisationId } from '../team/organisation.ts'
import type { NodeId } from './node.ts'
import type { RunBeginning, RunEvent } from './run-event.ts'

/** A script that was walked in a call, as it is kept with the interaction: what it takes to walk it again to the same place. */
export interface WalkedScript {
  readonly organisation: OrganisationId
  readonly scriptId: string
  /** With the version of the script; `beginning.id` names the run. */
  readonly beginning: RunBeginning
  /** The greeting and closing around it, as they were; absent: none. */
  readonly frame?: { readonly scriptId: string; readonly version: number }
  /** Where the script itself begins inside its frame; its start when absent. */
  readonly bodyStart?: NodeId
  readonly events: readonly RunEvent[]
}

export function sameWalked(one: readonly WalkedScript[] = [], other: readonly WalkedScript[] = []): boolean {
  return one === other || (one.length === other.length && one.every((walked, index) => isSame(walked, other[index])))
}

const isSame = (one: WalkedScript, other: WalkedScript | undefined): boolean =>
  one === other || (other !== undefined && one.beginning.id === other.beginning.id && sameEvents(one.events, other.events))

const sameEvents = (one: readonly RunEvent[], other: readonly RunEvent[]): boolean =>
  one === other || (one.length === other.length && JSON.stringify(one) === JSON.stringify(other))

/**
 * Runs of two windows of one call, grown from `base`: each run once. Of two that went on apart, the one touched here counts, unless the
 * other only went further. The last one begun is the one that is walked.
 */
export function mergeWalked(
  base: readonly WalkedScript[] = [],
  ours: readonly WalkedScript[] = [],
  theirs: readonly WalkedScript[] = [],
): readonly WalkedScript[] {
  const ids = new Set([...theirs, ...ours].map(({ beginning }) => beginning.id))
  const merged = [...ids].flatMap((id) => {
    const [was, mine, stored] = [find(base, id), find(ours, id), find(theirs, id)]
    if (mine === undefined || stored === undefined) return mine ?? stored ?? []
    const touched = was === undefined || !sameEvents(was.events, mine.events)
    return touched && !goesFurther(stored, mine) ? mine : stored
  })
  return merged.sort((a, b) => a.beginning.at - b.beginning.at)
}

const find = (runs: readonly WalkedScript[], id: string): WalkedScript | undefined => runs.find(({ beginning }) => beginning.id === id)

const goesFurther = (one: WalkedScript, than: WalkedScript): boolean =>
  one.events.length > than.events.length && sameEvents(one.events.slice(0, than.events.length), than.events)
