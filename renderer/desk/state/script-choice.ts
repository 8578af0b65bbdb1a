import { rankScripts, type FitReason, type RankedScript, type Situation } from '../../../core/domain/script/choose-script.ts'
import type { NodeId } from '../../../core/domain/script/node.ts'
import { withStageScripts } from '../../../core/domain/script/situation-of.ts'
import type { ScriptVersion } from '../../../core/domain/script/script.ts'
import type { Process } from '../../../core/domain/process/process.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { ScriptCopy } from '../../../core/ports/script-copies.ts'
import { stemOf } from '../../../core/word-stems/stem.ts'

/** A script an operator may walk in this call. */
export interface ScriptChoice {
  readonly organisation: OrganisationId
  readonly version: ScriptVersion
  readonly frame?: ScriptVersion
  readonly reasons: readonly FitReason[]
  /** The step of the client's stage. */
  readonly entry?: NodeId
}

/** Scripts in force for a situation, the best first; each with the frame of its organisation. */
export function scriptChoices(copies: readonly ScriptCopy[], situation: Situation, processes: readonly Process[]): readonly ScriptChoice[] {
  const inForce = copies.filter(({ inForce: is }) => is)
  const scripts = withStageScripts(
    inForce.map(({ version }) => version.script),
    processes,
  )
  // A script is found again by its place: two organisations may call theirs alike.
  const places = new Map(scripts.map((script, index) => [script, inForce[index]]))
  return rankScripts(scripts, situation, stemOf).flatMap((ranked) => choiceOf(ranked, places.get(ranked.script), inForce))
}

function choiceOf({ reasons, entry }: RankedScript, copy: ScriptCopy | undefined, inForce: readonly ScriptCopy[]): readonly ScriptChoice[] {
  if (copy === undefined) return []
  const { organisation, version } = copy
  const frame = inForce.find((one) => one.organisation === organisation && one.version.script.role === 'frame')?.version
  return [{ organisation, version, reasons, ...(frame === undefined ? {} : { frame }), ...(entry === undefined ? {} : { entry }) }]
}
