import type { ScriptVersion } from '../domain/script/script.ts'
import type { OrganisationId } from '../domain/team/organisation.ts'

/** A version of a script as this seat keeps it, so that it can be walked while the hub is away. */
export interface ScriptCopy {
  readonly organisation: OrganisationId
  readonly version: ScriptVersion
  /** Calls begin with it; false: a call that is not wrapped up yet began with it. */
  readonly inForce: boolean
}

/** Names a copy: one version of one script of one organisation. */
export const copyKey = (organisation: OrganisationId, scriptId: string, version: number): string =>
  `${organisation}/${scriptId}.${String(version)}`

export const keyOfCopy = ({ organisation, version }: ScriptCopy): string => copyKey(organisation, version.script.id, version.version)

/** Copies of scripts on this seat. Every write is durable when its promise resolves; rejects with `StorageFailure`. */
export interface ScriptCopies {
  all(): Promise<readonly ScriptCopy[]>
  /** Writes these, and lets go of those with the keys (`copyKey`) given, together. */
  settle(change: { readonly keep: readonly ScriptCopy[]; readonly drop: readonly string[] }): Promise<void>
}
