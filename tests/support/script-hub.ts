import type { RpcOutput } from '../../core/contract/bridge.ts'
import { scriptVersionSchema } from '../../core/contract/script-schema.ts'
import type { ScriptSummary } from '../../core/contract/team/script-contract.ts'
import type { ScriptVersion } from '../../core/domain/script/script.ts'
import { isPublishable, validate } from '../../core/domain/script/validate.ts'
import { versionRefusal } from '../../core/domain/script/versions.ts'
import type { TeamRole } from '../../core/domain/team/member.ts'
import { celConditions } from '../../core/script-language/cel-conditions.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'
import { FakeBridge } from './fake-bridge.ts'
import { anna } from './team-members.ts'

const ORGANISATION = 'alfa'

/** A host with scripts at its hub, which keeps the rules of versions; in the hands of a test. */
export class ScriptHub {
  readonly kept = new Map<string, { version: ScriptVersion; revision: number }>()
  readonly bridge: FakeBridge
  /** What it says to writes instead of doing them. */
  manner: 'good' | 'unreachable' | 'full' = 'good'
  #revision = 0

  constructor(versions: readonly ScriptVersion[] = [], role: TeamRole = 'supervisor') {
    for (const version of versions) this.write(version)
    const team = {
      ...{ hub: 'nats' as const, member: { ...anna, role }, organisations: [ORGANISATION], rules: standardRules },
      ...{ tracker: null, attachmentLimitBytes: 1_000_000 },
    }
    this.bridge = new FakeBridge({
      'team.describe': () => ({ team }),
      'team.state': () => ({
        ...{ link: { kind: 'connected' as const, roundTripMs: 2, server: 'nats://hub' }, offsetMs: 0 },
        ...{ escalations: [], duties: [] },
      }),
      'team.scripts': () => ({ scripts: [...this.kept].map(([key, one]) => summaryOf(key, one)) }),
      'team.script': ({ key }) => {
        const found = this.kept.get(key)
        return found === undefined ? { kind: 'absent' } : { kind: 'script', json: JSON.stringify(found.version), revision: found.revision }
      },
      'team.saveScript': ({ json, after }) => this.#save(json, after, role),
    })
  }

  /** Puts a version there, as if somebody else had written it. */
  write(version: ScriptVersion): number {
    this.#revision += 1
    this.kept.set(keyOf(version), { version, revision: this.#revision })
    return this.#revision
  }

  /** Windows are told that something changed. */
  tell(): void {
    this.bridge.say('team.scriptsChanged', {})
  }

  #save(json: string, after: number | undefined, role: TeamRole): RpcOutput<'team.saveScript'> {
    if (this.manner !== 'good') return { kind: this.manner }
    const version = scriptVersionSchema.parse(JSON.parse(json))
    const before = this.kept.get(keyOf(version))
    if (before?.revision !== after) return { kind: 'conflict' }
    const refusal = versionRefusal(before?.version, version, role)
    if (refusal !== undefined) return { kind: 'rejected', why: refusal }
    if (version.state === 'published' && !isPublishable(validate(version.script, celConditions())))
      return { kind: 'rejected', why: 'has-errors' }
    return { kind: 'done', revision: this.write(version) }
  }
}

const keyOf = ({ script, version }: ScriptVersion): string => `${script.id}.${String(version)}`

const summaryOf = (key: string, { version: one, revision }: { version: ScriptVersion; revision: number }): ScriptSummary => ({
  ...{ organisation: ORGANISATION, key, revision, scriptId: one.script.id, title: { ...one.script.title }, role: one.script.role },
  ...{ version: one.version, state: one.state, steps: one.script.nodes.length, by: one.by, at: one.at },
})
