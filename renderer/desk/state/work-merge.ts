import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import { CHOICES } from '../../../core/domain/interaction/same-work.ts'
import { mergeTried } from '../../../core/domain/interaction/tried-step.ts'
import { sameVerdicts } from '../../../core/domain/client/learned-verdict.ts'
import { mergeWalked } from '../../../core/domain/script/walked-script.ts'
import { mergePredicted } from '../../../core/domain/process/predicted.ts'
import { sameVerified, type Verified } from '../../../core/domain/interaction/verified.ts'

/**
 * Brings together what is in the field (`ours`) and what the journal has now (`theirs`), both grown from `base`, the
 * last state that this desk saw in the journal. A choice made here wins; what was not touched here takes the stored
 * value. Steps that were tried are those of both. Of two notes none is lost: the stored one comes first, so that the cursor stays with what is being typed.
 */
export function mergeWork(base: OperatorWork, ours: OperatorWork, theirs: OperatorWork): OperatorWork {
  const touched = CHOICES.filter((field) => ours[field] !== base[field])
  const mine = Object.fromEntries(touched.map((field) => [field, ours[field]]))
  const { verified: _verified, tried: _tried, predicted: _predicted, identified: _identified, scripts: _scripts, ...stored } = theirs
  const merged: OperatorWork = { ...stored, ...mine, notes: mergeNotes(base.notes, ours.notes, theirs.notes) }
  const verified = mergeVerified(base, ours, theirs, merged)
  const identified = sameVerdicts(base.identified, ours.identified) ? theirs.identified : ours.identified
  const tried = mergeTried(base.tried, ours.tried, theirs.tried)
  const predicted = mergePredicted(base.predicted, ours.predicted, theirs.predicted)
  const scripts = mergeWalked(base.scripts, ours.scripts, theirs.scripts)
  return {
    ...merged,
    ...(verified === undefined ? {} : { verified }),
    ...(identified === undefined ? {} : { identified }),
    ...(tried.length === 0 ? {} : { tried }),
    ...(predicted === undefined ? {} : { predicted }),
    ...(scripts.length === 0 ? {} : { scripts }),
  }
}

/** Proof given here wins; but it is of the person who was on the card where it was given, and of nobody else. */
function mergeVerified(base: OperatorWork, ours: OperatorWork, theirs: OperatorWork, merged: OperatorWork): Verified | undefined {
  const from = sameVerified(base.verified, ours.verified) ? theirs : ours
  return from.clientId === merged.clientId ? from.verified : undefined
}

function mergeNotes(base: string, ours: string, theirs: string): string {
  if (theirs === base || theirs === ours) return ours
  if (ours.includes(theirs)) return ours
  // Nothing was typed here, or only taken away: what was added there stays.
  if (base.includes(ours)) return theirs
  const typed = ours.startsWith(base) ? ours.slice(base.length).trimStart() : ours
  if (typed === '') return theirs
  return theirs === '' ? ours : `${theirs}\n${typed}`
}
