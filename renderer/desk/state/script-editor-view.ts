import type { Conditions } from '../../../core/domain/script/conditions.ts'
import type { EditHistory } from '../../../core/domain/script/edit/history.ts'
import type { NodeId } from '../../../core/domain/script/node.ts'
import type { Problem } from '../../../core/domain/script/problem.ts'
import type { Script, ScriptId, VersionState } from '../../../core/domain/script/script.ts'
import type { TeamRole } from '../../../core/domain/team/member.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import type { SaveScriptOutcome, ShelvedVersion } from './script-shelf.ts'

/** What the hub has of the version that is being drawn, as it was read or written last. */
export interface DrawnBase {
  readonly revision: number
  readonly script: Script
}

/** How far what is drawn lies on this computer's disk. */
export type DrawingKept = 'clean' | 'writing' | 'kept' | 'failed'

/** Why the hub does not have it. `conflict` is told by `theirs`. */
export type SaveTrouble = Exclude<SaveScriptOutcome, { readonly kind: 'done' | 'conflict' }>

/** A version on the drawing board. */
export interface Drawing {
  readonly organisation: OrganisationId
  readonly version: number
  readonly state: VersionState
  /** Absent: the hub has never seen this version. */
  readonly base?: DrawnBase
  readonly history: EditHistory
  readonly selection: readonly NodeId[]
  /** Undefined until it was looked through. */
  readonly problems: readonly Problem[] | undefined
  /** Whose version the hub has, and when it was written. */
  readonly by: string
  readonly at: EpochMs
  readonly note?: string
  /** When it was changed here last, hub time. */
  readonly changedAt?: EpochMs
  readonly kept: DrawingKept
  readonly saving: boolean
  readonly trouble?: SaveTrouble
  /** Somebody else wrote this version meanwhile; nothing was written over it. */
  readonly theirs?: ShelvedVersion
}

/** What was drawn here and is not at the hub. */
export interface LocalDraft {
  readonly organisation: OrganisationId
  readonly version: number
  readonly state: VersionState
  readonly revision?: number
  /** What the hub had under that revision. */
  readonly baseScript?: Script
  readonly script: Script
  readonly at: EpochMs
  readonly note?: string
}

export interface ScriptEditorView {
  readonly open: boolean
  /** Absent: the list is shown. */
  readonly drawing: Drawing | undefined
  /** By `placeOf`; undefined until the disk was read. */
  readonly drafts: Readonly<Record<string, LocalDraft>> | undefined
  /** A version is being read. */
  readonly opening: boolean
  /** The version that was asked for could not be read. */
  readonly failed: boolean
}

/** Names a version: the key of its local draft. */
export const placeOf = (organisation: OrganisationId, scriptId: ScriptId, version: number): string =>
  `${organisation}/${scriptId}.${String(version)}`

export const keyOf = (scriptId: ScriptId, version: number): string => `${scriptId}.${String(version)}`

/** Whether what is drawn differs from what the hub has. */
export const isUnsaved = ({ base, history }: Drawing): boolean => base?.script !== history.now

/** What is published, or was, is never changed. */
export const isFrozen = ({ state }: Pick<Drawing, 'state'>): boolean => state === 'published' || state === 'withdrawn'

/** Who may change scripts; see `versions.ts`. */
export const mayEdit = (role: TeamRole | undefined): boolean => role === 'specialist' || role === 'supervisor'
export const mayPublish = (role: TeamRole | undefined): boolean => role === 'supervisor'

/** The language of conditions comes late: it is not small, and only whoever draws needs it. */
export type LoadConditions = () => Promise<Conditions>
