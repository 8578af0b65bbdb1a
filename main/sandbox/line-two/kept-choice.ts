import { z } from 'zod'
import { sandboxDeskSchema, sandboxLineTwoSchema, type SandboxDesk, type SandboxLineTwo } from '../../../core/contract/bridge.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import { readJson } from '../../team/read-json.ts'

/** What was chosen in the sandbox last. */
export interface Choice {
  readonly mode: SandboxLineTwo
  readonly desk: SandboxDesk
}

const choiceSchema = z.object({ mode: sandboxLineTwoSchema, desk: sandboxDeskSchema })
const [BUCKET, KEY] = ['sandbox', 'choice']

/** It lies with what was escalated, so that both survive a restart together. Undefined: nothing was chosen yet. */
export async function readChoice(hub: Pick<TeamHub, 'records'>): Promise<Choice | undefined> {
  const kept = await hub.records(BUCKET).get(KEY)
  if (kept.kind !== 'entry' || kept.entry.value === undefined) return undefined
  const choice = readJson(kept.entry.value, choiceSchema)
  return choice.ok ? choice.value : undefined
}

export async function keepChoice(hub: Pick<TeamHub, 'records'>, choice: Choice): Promise<void> {
  await hub.records(BUCKET).put(KEY, JSON.stringify(choice))
}
