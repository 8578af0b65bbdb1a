import type { RpcOutput } from '../../core/contract/bridge.ts'
import { BridgeError } from '../../core/contract/bridge-error.ts'
import type { Process } from '../../core/domain/process/process.ts'
import type { Script, ScriptVersion, VersionState } from '../../core/domain/script/script.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'
import { FakeBridge } from './fake-bridge.ts'
import { anna } from './team-members.ts'

type Summary = RpcOutput<'team.scripts'>['scripts'][number]

/** A host whose hub keeps scripts, in the hands of a test. */
export class FakeScriptHost {
  readonly bridge: FakeBridge
  /** The hub is away: nothing is told and nothing handed out. */
  away = false
  readonly #versions = new Map<string, { readonly version: ScriptVersion; readonly revision: number }>()
  #revision = 0

  constructor(scripts: readonly Script[] = [], processes: readonly Process[] = []) {
    for (const script of scripts) this.publish(script, 1)
    const team = {
      hub: 'nats',
      member: anna,
      organisations: ['alfa'],
      rules: standardRules,
      tracker: null,
      attachmentLimitBytes: 1024,
    } as const
    this.bridge = new FakeBridge({
      'content.processes': () => [...processes],
      'team.describe': () => ({ team: { ...team, organisations: [...team.organisations] } }),
      'team.state': () => ({ link: { kind: 'connected', roundTripMs: 1, server: 'nats://hub' }, offsetMs: 0, escalations: [], duties: [] }),
      'team.scripts': () => {
        if (this.away) throw BridgeError.of('not-available', 'the hub is away')
        return { scripts: [...this.#versions].map(([key, kept]) => summaryOf(key, kept)) }
      },
      'team.script': ({ key }) => {
        const kept = this.away ? undefined : this.#versions.get(key)
        return kept === undefined ? { kind: 'absent' } : { kind: 'script', json: JSON.stringify(kept.version), revision: kept.revision }
      },
    })
  }

  publish(script: Script, version: number, state: VersionState = 'published'): void {
    this.#revision += 1
    this.#versions.set(`${script.id}.${String(version)}`, {
      version: { script, version, state, by: 'Ольга', at: version },
      revision: this.#revision,
    })
  }

  /** The windows are told that something changed. */
  tells(): void {
    this.bridge.say('team.scriptsChanged', {})
  }
}

const summaryOf = (
  key: string,
  { version: { script, version, state, by, at }, revision }: { version: ScriptVersion; revision: number },
): Summary => ({
  organisation: 'alfa',
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
})
