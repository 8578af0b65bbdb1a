import { askedAgainMean } from '../../../../core/domain/escalation/asked-again.ts'
import type { Escalation } from '../../../../core/domain/escalation/escalation.ts'

/** A specialist's own figures over what the desk knows (the last day). Undefined: nothing to count from. */
export interface OwnFigures {
  /** From the offer she took to her acceptance, median, ms. */
  readonly acceptMs: number | undefined
  readonly askedAgain: number | undefined
}

export function ownFigures(escalations: Iterable<Escalation>, me: string | undefined): OwnFigures {
  const mine: Escalation[] = []
  const times: number[] = []
  for (const escalation of escalations) {
    const at = escalation.changes.findIndex(({ what, by }) => what.kind === 'accepted' && by.kind === 'member' && by.member.id === me)
    const accepted = escalation.changes[at]
    if (accepted === undefined) continue
    mine.push(escalation)
    const offer = escalation.changes.slice(0, at).findLast(({ what }) => 'until' in what)
    if (offer !== undefined) times.push(Math.max(0, accepted.at - offer.at))
  }
  return { acceptMs: median(times), askedAgain: askedAgainMean(mine) }
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >>> 1], sorted[sorted.length >>> 1]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
