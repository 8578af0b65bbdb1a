import type { ScriptId } from '../../../../core/domain/script/script.ts'
import type { ScriptFigures } from '../../../../core/domain/script/script-figures.ts'
import type { OrganisationId } from '../../../../core/domain/team/organisation.ts'
import { useScriptFigures } from '../../state/use-script-figures.ts'

/** What calls of the last 30 days made of a script, all versions; undefined: none walked it, or it is not known yet. */
export function useFigures(organisation: OrganisationId, scriptId: ScriptId): ScriptFigures | undefined {
  const { figures } = useScriptFigures(scriptId, undefined, { organisation })
  return figures === undefined || figures.runs === 0 ? undefined : figures
}
