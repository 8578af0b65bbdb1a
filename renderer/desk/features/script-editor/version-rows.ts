import type { ScriptSummary } from '../../../../core/contract/team/script-contract.ts'
import type { ScriptId } from '../../../../core/domain/script/script.ts'
import type { OrganisationId } from '../../../../core/domain/team/organisation.ts'
import type { LocalDraft } from '../../state/script-editor-view.ts'

/** Versions of one script, newest first. */
export const versionsOf = (
  summaries: readonly ScriptSummary[],
  organisation: OrganisationId,
  scriptId: ScriptId,
): readonly ScriptSummary[] =>
  summaries
    .filter((one) => one.organisation === organisation && one.scriptId === scriptId)
    .sort((one, other) => other.version - one.version)

/** The version that calls begin with. */
export const inForceOf = (versions: readonly ScriptSummary[]): ScriptSummary | undefined =>
  versions.find(({ state }) => state === 'published')

/** A script as the list shows it. */
export interface ScriptRow {
  readonly id: string
  readonly organisation: OrganisationId
  readonly scriptId: ScriptId
  readonly title: { readonly ru?: string; readonly en?: string }
  readonly isFrame: boolean
  /** The newest version: what opens. */
  readonly version: number
  readonly state: ScriptSummary['state']
  /** The published one, when the newest is another. */
  readonly inForce?: number
  readonly steps: number
  readonly by: string
  readonly at: number
  /** It was drawn on here, and the hub does not have that. */
  readonly isUnsaved: boolean
}

/** One row a script, what is drawn here only among them; changed last comes first. */
export function scriptRows(summaries: readonly ScriptSummary[], drafts: readonly LocalDraft[]): readonly ScriptRow[] {
  const rows = new Map<string, ScriptRow>()
  for (const { organisation, scriptId } of summaries) {
    const id = `${organisation}/${scriptId}`
    const versions = versionsOf(summaries, organisation, scriptId)
    const newest = versions[0]
    const published = inForceOf(versions)
    if (newest === undefined || rows.has(id)) continue
    const { title, role, version, state, steps, by, at } = newest
    rows.set(id, {
      ...{ id, organisation, scriptId, title, isFrame: role === 'frame', version, state, steps, by, at, isUnsaved: false },
      ...(published === undefined || published.version === version ? {} : { inForce: published.version }),
    })
  }
  for (const { organisation, version, state, script, at } of drafts) {
    const id = `${organisation}/${script.id}`
    const row = rows.get(id)
    if (row !== undefined && row.version > version) continue
    rows.set(id, {
      ...{ id, organisation, scriptId: script.id, title: script.title, isFrame: script.role === 'frame', version, state },
      ...{ steps: script.nodes.length, by: row?.version === version ? row.by : '', at, isUnsaved: true },
      ...inForceBeside(row, version),
    })
  }
  return [...rows.values()].sort((one, other) => other.at - one.at)
}

function inForceBeside(row: ScriptRow | undefined, version: number): { readonly inForce?: number } {
  if (row?.inForce !== undefined) return { inForce: row.inForce }
  return row !== undefined && row.version < version && row.state === 'published' ? { inForce: row.version } : {}
}
