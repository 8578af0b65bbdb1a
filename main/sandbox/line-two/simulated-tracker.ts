import { z } from 'zod'
import { fnv1a } from '../../../core/domain/escalation/escalation-number.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import type { Tracker, TrackerRef } from '../../../core/ports/tracker.ts'
import { issueStatus, type SimulatedIssue } from '../../../core/sandbox/colleague/issue-status.ts'
import type { LineTwoScript } from '../../../core/sandbox/colleague/line-two-script.ts'
import { readJson } from '../../team/read-json.ts'

const BUCKET = 'sandbox'
const issueSchema = z.object({ key: z.string(), title: z.string(), createdAt: z.number() })
const recordKey = (key: string): string => `issue-${key}`
const AWAY = { kind: 'retry', afterMs: 5000, reason: 'unreachable' } as const

/** The tracker of the sandbox: its issues lie in the sandbox's own hub, and line 3 looks after them by the clock. */
export function simulatedTracker(hub: Pick<TeamHub, 'records' | 'now'>, script: () => LineTwoScript | undefined): Tracker {
  const records = hub.records(BUCKET)
  const find = async (key: string): Promise<SimulatedIssue | 'away' | undefined> => {
    const kept = await records.get(recordKey(key))
    if (kept.kind === 'absent') return undefined
    if (kept.kind !== 'entry' || kept.entry.value === undefined) return 'away'
    const issue = readJson(kept.entry.value, issueSchema)
    return issue.ok ? issue.value : undefined
  }
  const statusOf = (issue: SimulatedIssue) => issueStatus(issue, hub.now(), script()?.lineThree ?? { inProgress: '…', resolved: '…' })
  const refOf = (key: string): TrackerRef => ({ kind: 'jira', key, url: `https://tracker.example/browse/${key}` })
  /** The one that an escalation of the simulated queue came with is there without having been made here. */
  const adopt = async (key: string): Promise<SimulatedIssue | undefined> => {
    const title = script()?.queue.find(({ lineThree }) => lineThree?.key === key)?.lineThree?.title
    if (title === undefined) return undefined
    const issue = { key, title, createdAt: hub.now() - 60_000 }
    await records.create(recordKey(key), JSON.stringify(issue))
    return issue
  }
  return {
    async create({ title, escalationId }) {
      const key = `SUP-${String(500 + (fnv1a(escalationId) % 9000))}`
      const issue = { key, title, createdAt: hub.now() }
      const written = await records.create(recordKey(key), JSON.stringify(issue))
      const there = written.kind === 'conflict' ? await find(key) : issue
      if ((written.kind !== 'written' && written.kind !== 'conflict') || there === undefined || there === 'away') return AWAY
      return { kind: 'created', ref: refOf(key), issue: statusOf(there) }
    },
    async status({ key }) {
      const issue = (await find(key)) ?? (await adopt(key))
      if (issue === 'away') return AWAY
      if (issue === undefined) return { kind: 'rejected', reason: 'not-found', why: `There is no issue ${key}.` }
      return { kind: 'known', ref: refOf(key), status: statusOf(issue) }
    },
  }
}
