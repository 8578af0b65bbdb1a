import { backoffMs } from '../../core/domain/backoff.ts'
import type { SeenDuty } from '../../core/domain/duty/duty.ts'
import { thatServe } from '../../core/domain/duty/serves.ts'
import { fnv1a } from '../../core/domain/escalation/escalation-number.ts'
import type { Escalation, EscalationState } from '../../core/domain/escalation/escalation.ts'
import type { TrackerStatus } from '../../core/domain/escalation/tracker-status.ts'
import type { EpochMs } from '../../core/domain/time.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import type { Tracker } from '../../core/ports/tracker.ts'
import type { EscalationBook } from '../../core/usecases/team/escalation-book.ts'
import type { EscalationView } from '../../core/usecases/team/follow-escalations.ts'
import type { Log } from '../services/log/log-sink.ts'

export interface TrackerFollowerParts {
  readonly tracker: Tracker
  readonly book: Pick<EscalationBook, 'change'>
  readonly view: Pick<EscalationView, 'all' | 'get'>
  readonly duties: () => readonly SeenDuty[]
  readonly hub: Pick<TeamHub, 'now' | 'link'>
  readonly clock: Clock
  readonly random: () => number
  readonly memberId: string
  readonly log: Pick<Log, 'write'>
}

/** How often it is looked whether something is due, and how long after one look the next one at the same issue, ms: 15 s to 10 minutes. */
const TICK_MS = 5000
const BETWEEN = { firstSpreadMs: 5000, baseMs: 30_000, capMs: 600_000 }
const AFTER_REJECTION_MS = 1_800_000

type LineThree = Escalation & { readonly state: Extract<EscalationState, { phase: 'line-three' }> }

interface Issue {
  /** Looks in a row that told nothing new. */
  quiet: number
  due: EpochMs
}

/**
 * Follows the issues of line 3 and writes down what changed. One seat looks at an issue: the holder's while she is on
 * duty, else that of the first on duty; where two think it is theirs, the id of the change makes it one.
 */
export function followTracker(parts: TrackerFollowerParts): () => void {
  const { clock } = parts
  const issues = new Map<string, Issue>()
  let isStopped = false
  let stopTick = clock.after(TICK_MS, tick)
  return () => {
    stopTick()
    isStopped = true
  }

  function tick(): void {
    void look()
      .catch((error: unknown) => {
        // A bug; the calls of this workstation go on.
        parts.log.write('error', 'main.team.tracker', 'The look at line 3 failed', {
          error: error instanceof Error ? error.message : 'unknown',
        })
      })
      .finally(() => {
        if (!isStopped) stopTick = clock.after(TICK_MS, tick)
      })
  }

  /** One after another: a tracker is shared with people. */
  async function look(): Promise<void> {
    if (parts.hub.link.kind !== 'connected') return
    const open = [...parts.view.all()].filter(isLineThree).filter((escalation) => isOwn(escalation, parts))
    for (const id of [...issues.keys()]) if (!open.some(({ packet }) => packet.id === id)) issues.delete(id)
    for (const escalation of open) {
      const issue = issues.get(escalation.packet.id) ?? { quiet: 0, due: 0 }
      issues.set(escalation.packet.id, issue)
      if (issue.due <= clock.now() && !isStopped) await ask(escalation, issue)
    }
  }

  async function ask({ packet, state }: LineThree, issue: Issue): Promise<void> {
    const before = state.issue
    const outcome = await parts.tracker.status({ kind: before.tracker, key: before.key, url: before.url })
    if (isStopped) return
    if (outcome.kind === 'known') {
      const isNew = sayingOf(outcome.status) !== sayingOf(before)
      if (isNew) await write(parts, packet, outcome.status)
      issue.quiet = isNew ? 0 : issue.quiet + 1
      issue.due = clock.now() + backoffMs(BETWEEN, issue.quiet + 1, parts.random())
      return
    }
    issue.quiet += 1
    if (outcome.kind === 'retry') {
      issue.due = clock.now() + Math.max(outcome.afterMs, backoffMs(BETWEEN, issue.quiet, parts.random()))
      return
    }
    issue.due = clock.now() + AFTER_REJECTION_MS
    parts.log.write('warn', 'main.team.tracker', 'The tracker does not tell how an issue stands', {
      reason: outcome.reason,
      why: outcome.why,
    })
  }
}

async function write(
  { book, hub, memberId }: TrackerFollowerParts,
  { id, organisation }: Escalation['packet'],
  issue: TrackerStatus,
): Promise<void> {
  await book.change(organisation, id, {
    id: changeIdOf(id, issue),
    at: hub.now(),
    by: { kind: 'clockwork', seat: memberId },
    what: { kind: 'line-three-told', issue },
  })
}

const isLineThree = (escalation: Escalation): escalation is LineThree => escalation.state.phase === 'line-three'

function isOwn({ state, packet }: LineThree, { duties, memberId }: TrackerFollowerParts): boolean {
  const present = thatServe(duties(), packet.organisation)
    .filter(({ silent }) => !silent)
    .map(({ member }) => member.id)
    .sort()
  return (present.includes(state.by.id) ? state.by.id : present[0]) === memberId
}

/** What an issue says, without when it was asked. */
const sayingOf = ({ updatedAt: _updatedAt, ...saying }: TrackerStatus): string => JSON.stringify(Object.entries(saying).sort())

/** The same saying at the same time is the same change, whoever heard it; at most 63 characters. */
function changeIdOf(id: string, issue: TrackerStatus): string {
  return `${id.slice(0, 40)}-told-${fnv1a(sayingOf(issue)).toString(36)}-${Math.round(issue.updatedAt).toString(36).slice(0, 9)}`
}
