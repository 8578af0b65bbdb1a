import type { ScriptSummary } from '../../core/contract/team/script-contract.ts'
import { scriptVersionSchema } from '../../core/contract/script-schema.ts'
import { ok } from '../../core/domain/result.ts'
import type { ScriptVersion } from '../../core/domain/script/script.ts'
import { isPublishable, validate } from '../../core/domain/script/validate.ts'
import { versionRefusal } from '../../core/domain/script/versions.ts'
import { shelvesOf, type OrganisationId } from '../../core/domain/team/organisation.ts'
import { celConditions } from '../../core/script-language/cel-conditions.ts'
import { readJson } from './read-json.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { writeOutcomeOf } from './write-outcome.ts'

/** A version as it lies at the hub. */
interface Kept {
  readonly organisation: OrganisationId
  readonly key: string
  readonly revision: number
  readonly json: string
  readonly version: ScriptVersion
}

/** Told of once after so much quiet, ms: a publication touches several versions. */
const TELL_AFTER_MS = 100

const keyOf = ({ script, version }: ScriptVersion): string => `${script.id}.${String(version)}`

/** The scripts of this seat's organisations. */
export function scriptCalls(parts: TeamParts): TeamNamespace<'team.scripts' | 'team.script' | 'team.saveScript'> {
  const { hub, organisations, member, scriptRole, clock, emit, windows } = parts
  const versions = new Map<string, Kept>()
  const conditions = celConditions()
  let telling: (() => void) | undefined
  const tell = (): void => {
    telling?.()
    telling = clock.after(TELL_AFTER_MS, () => {
      if (windows.haveAsked) emit('team.scriptsChanged', {})
    })
  }
  const stops = organisations.map((organisation) => watch(parts, organisation, versions, tell))
  return {
    calls: {
      'team.scripts': () => Promise.resolve(ok({ scripts: [...versions.values()].map(summaryOf).sort(byScript) })),
      'team.script': ({ organisation, key }) => {
        const kept = versions.get(`${organisation}/${key}`)
        return Promise.resolve(ok(kept === undefined ? { kind: 'absent' } : { kind: 'script', json: kept.json, revision: kept.revision }))
      },
      'team.saveScript': async ({ organisation, json, after }) => {
        if (!organisations.includes(organisation)) return ok({ kind: 'refused', why: 'permissions' })
        const read = readJson(json, scriptVersionSchema)
        if (!read.ok) return ok({ kind: 'rejected', why: 'not-a-script' })
        const before = versions.get(`${organisation}/${keyOf(read.value)}`)
        if (before !== undefined && after !== undefined && before.revision !== after) return ok({ kind: 'conflict' })
        const refusal = versionRefusal(before?.version, read.value, scriptRole ?? member.role)
        if (refusal !== undefined) return ok({ kind: 'rejected', why: refusal })
        const isSound = read.value.state !== 'published' || isPublishable(validate(read.value.script, conditions))
        if (!isSound) return ok({ kind: 'rejected', why: 'has-errors' })
        const records = hub.records(shelvesOf(organisation).scripts)
        const key = keyOf(read.value)
        const written = await (after === undefined ? records.create(key, json) : records.update(key, json, after))
        if (written.kind === 'written') return ok({ kind: 'done', revision: written.revision })
        if (written.kind === 'conflict') return ok({ kind: 'conflict' })
        const failed = writeOutcomeOf(written)
        return ok(failed.kind === 'done' ? { kind: 'unreachable' } : failed)
      },
    },
    close() {
      telling?.()
      for (const stop of stops) stop()
      return Promise.resolve()
    },
  }
}

function watch({ hub, unreadable }: TeamParts, organisation: OrganisationId, versions: Map<string, Kept>, tell: () => void): () => void {
  const shelf = shelvesOf(organisation).scripts
  return hub.records(shelf).watch({
    entry({ key, value, revision }) {
      const place = `${organisation}/${key}`
      versions.delete(place)
      tell()
      if (value === undefined) {
        unreadable.mended(shelf, key)
        return
      }
      const version = readJson(value, scriptVersionSchema)
      if (!version.ok || keyOf(version.value) !== key) {
        unreadable.found(shelf, key, revision, version.ok ? 'script: not its key' : version.error)
        return
      }
      unreadable.mended(shelf, key)
      versions.set(place, { organisation, key, revision, json: value, version: version.value })
    },
  })
}

function summaryOf({ organisation, key, revision, version: one }: Kept): ScriptSummary {
  const { script, version, state, by, at, note } = one
  return {
    organisation,
    key,
    revision,
    scriptId: script.id,
    title: { ...script.title },
    role: script.role,
    version,
    state,
    steps: script.nodes.length,
    by,
    at,
    ...(note === undefined ? {} : { note }),
  }
}

const byScript = (one: ScriptSummary, other: ScriptSummary): number =>
  one.scriptId === other.scriptId ? other.version - one.version : one.scriptId < other.scriptId ? -1 : 1
