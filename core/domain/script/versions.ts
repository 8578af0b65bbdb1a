import type { TeamRole } from '../team/member.ts'
import type { Script, ScriptId, ScriptVersion, VersionState } from './script.ts'
import { compareScripts } from './compare.ts'

/**
 * draft ──submit──▶ review ──publish──▶ published ──withdraw──▶ withdrawn
 *   ▲                 │                     │
 *   └────return───────┘                     └─ a newer published version takes its place; running calls stay on theirs
 */
const NEXT: Readonly<Record<VersionState, readonly VersionState[]>> = {
  draft: ['draft', 'review'],
  review: ['review', 'draft', 'published'],
  published: ['published', 'withdrawn'],
  withdrawn: ['withdrawn'],
}

/** Why a version may not be written over another. */
export type VersionRefusal =
  /** Operators read scripts. */
  | 'not-yours'
  /** The state does not lead there. */
  | 'wrong-state'
  /** What is published, or was, is never changed: a call may run on it. */
  | 'frozen'
  | 'other-script'

/** Whether `after` may take the place of `before` (undefined: there is none yet). Undefined: it may. */
export function versionRefusal(before: ScriptVersion | undefined, after: ScriptVersion, role: TeamRole): VersionRefusal | undefined {
  if (role === 'operator' || (after.state === 'published' && before?.state !== 'published' && role !== 'supervisor')) return 'not-yours'
  if (before === undefined) return after.state === 'draft' || after.state === 'review' ? undefined : 'wrong-state'
  if (before.script.id !== after.script.id || before.version !== after.version) return 'other-script'
  if (!NEXT[before.state].includes(after.state)) return 'wrong-state'
  return (before.state === 'published' || before.state === 'withdrawn') && !isSame(before.script, after.script) ? 'frozen' : undefined
}

function isSame(one: Script, other: Script): boolean {
  const { nodes, rest } = compareScripts(one, other)
  return !rest && Object.values(nodes).every((change) => change === 'same')
}

/** The version that calls begin with now: the highest published one of each script. */
export function inForce(versions: readonly ScriptVersion[]): readonly ScriptVersion[] {
  const newest = new Map<ScriptId, ScriptVersion>()
  for (const one of versions) {
    const known = newest.get(one.script.id)
    if (one.state === 'published' && (known === undefined || one.version > known.version)) newest.set(one.script.id, one)
  }
  return [...newest.values()]
}

/** The number a new draft of a script gets. */
export const nextVersion = (versions: readonly Pick<ScriptVersion, 'version'>[]): number =>
  versions.reduce((highest, { version }) => Math.max(highest, version), 0) + 1
