import { changeSchema } from '../../core/contract/team/escalation-schema.ts'
import type { TeamOutcome } from '../../core/contract/team/team-contract.ts'
import type { PhoneState } from '../../core/contract/phone-channel.ts'
import type { SeenDuty } from '../../core/domain/duty/duty.ts'
import { applyChange } from '../../core/domain/escalation/apply-change.ts'
import type { Change } from '../../core/domain/escalation/change.ts'
import type { EscalationRecord } from '../../core/domain/escalation/escalation.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { ReactNode } from 'react'
import { LineTwoProvider } from '../../renderer/desk/state/line-two-context.tsx'
import { createMemoryDrafts, type AnswerDrafts } from '../../renderer/desk/state/line-two-drafts.ts'
import type { LineTwo } from '../../renderer/desk/state/line-two.ts'
import { createLineTwo } from '../../renderer/desk/state/line-two-store.ts'
import type { TeamArticle } from '../../renderer/desk/state/line-two-articles.ts'
import { aCallWorkWorld, type CallWorkWorld } from './call-work-world.tsx'
import { FakeBridge } from './fake-bridge.ts'
import { aPhoneState } from './phone-state-builder.ts'
import { TEAM_NOW, vera } from './team-members.ts'

type Answers = ConstructorParameters<typeof FakeBridge>[0]

interface Options {
  readonly me?: Member
  readonly records?: readonly EscalationRecord[]
  readonly duties?: readonly SeenDuty[]
  readonly articles?: readonly TeamArticle[]
  readonly tracker?: 'jira' | 'request-tracker' | null
  readonly phone?: PhoneState
  readonly drafts?: AnswerDrafts
  readonly locale?: 'ru' | 'en'
  /** Over the hub of the test. */
  readonly answers?: Answers
}

/** A specialist's desk on a hub that keeps records as the real one does, in the test's hands. */
export interface LineTwoWorld extends Omit<CallWorkWorld, 'show'> {
  readonly lineTwo: LineTwo
  readonly changes: readonly Change[]
  /** Cuts the hub off, or brings it back. */
  reach(reachable: boolean): void
  /** Somebody else's record comes over the hub. */
  hears(record: EscalationRecord): void
  show(ui: ReactNode): ReturnType<CallWorkWorld['show']>
}

export async function aLineTwoWorld(options: Options = {}): Promise<LineTwoWorld> {
  const { me = vera, duties = [], articles = [], tracker = null, phone = aPhoneState(), locale } = options
  const records = new Map((options.records ?? []).map((record) => [String(record.packet.id), record]))
  const changes: Change[] = []
  let reachable = true
  const write = (id: string, change: Change): TeamOutcome => {
    const record = records.get(id)
    if (!reachable) return { kind: 'unreachable' }
    if (record === undefined) return { kind: 'absent' }
    const applied = applyChange(record, change)
    if (applied.kind === 'rejected') return { kind: 'rejected', why: applied.why, record }
    records.set(id, applied.record)
    changes.push(change)
    return { kind: 'done', record: applied.record }
  }
  const rules = standardRules
  const bridge = new FakeBridge({
    'team.describe': () => ({
      team: { hub: 'nats', member: me, organisations: ['alfa'], rules, tracker, attachmentLimitBytes: 1_000_000 },
    }),
    'team.state': () => ({
      link: { kind: 'connected', roundTripMs: 9, server: 'nats://hub' },
      offsetMs: TEAM_NOW - START,
      escalations: [...records.values()],
      duties: [...duties],
    }),
    'team.change': ({ id, change }) => write(id, changeSchema.parse(change)),
    'team.duty': () => ({}),
    'team.articles': () => ({ articles: [...articles] }),
    ...options.answers,
  })
  const world = await aCallWorkWorld({ bridge, phone, ...(locale === undefined ? {} : { locale }) })
  await world.desk.team.start()
  const lineTwo = createLineTwo(world.desk, options.drafts ?? createMemoryDrafts())
  const link = (): void =>
    bridge.say('team.linkChanged', {
      link: reachable ? { kind: 'connected', roundTripMs: 9, server: 'nats://hub' } : { kind: 'lost', since: START },
      offsetMs: TEAM_NOW - START,
    })
  return {
    ...world,
    lineTwo,
    changes,
    reach: (now) => {
      reachable = now
      link()
    },
    hears: (record) => {
      records.set(record.packet.id, record)
      bridge.say('team.escalationChanged', record)
    },
    show: (ui) => world.show(<LineTwoProvider lineTwo={lineTwo}>{ui}</LineTwoProvider>),
  }
}

/** Where the test's own clock stands at the beginning. */
const START = 1_750_000_000_000
