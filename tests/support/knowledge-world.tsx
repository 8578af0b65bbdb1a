import { act, fireEvent } from '@testing-library/react'
import type { RpcOutput } from '../../core/contract/bridge.ts'
import type { ShelvedArticle } from '../../core/domain/knowledge/found-article.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'
import type { KnowledgeUsed } from '../../core/domain/insight/team-event.ts'
import type { Client } from '../../core/domain/client/client.ts'
import type { PhoneState } from '../../core/contract/phone-channel.ts'
import type { Member } from '../../core/domain/team/member.ts'
import { Sheets } from '../../renderer/desk/app/sheets.tsx'
import { SideSlot } from '../../renderer/desk/app/side-slot.tsx'
import { WorkBar } from '../../renderer/desk/features/wrap-up/work-bar.tsx'
import { createMemoryDrafts, type AnswerDrafts } from '../../renderer/desk/state/line-two-drafts.ts'
import { knowledgeInPlace } from '../../renderer/storage/knowledge/knowledge-host.ts'
import { SeatKnowledge } from '../../renderer/storage/knowledge/seat-knowledge.ts'
import { aCallWorkWorld, type CallWorkWorld } from './call-work-world.tsx'
import { FakeBridge } from './fake-bridge.ts'
import { aPhoneState } from './phone-state-builder.ts'
import { anna } from './team-members.ts'

interface Options {
  readonly articles?: readonly ShelvedArticle[]
  readonly me?: Member
  readonly phone?: PhoneState
  readonly locale?: 'ru' | 'en'
  readonly drafts?: AnswerDrafts
  readonly clients?: readonly Client[]
}

type Saved = RpcOutput<'team.saveArticle'>

export interface KnowledgeWorld extends CallWorkWorld {
  /** Uses that reached the hub's log. */
  readonly used: KnowledgeUsed[]
  /** What the hub has; pushed to, and told. */
  readonly shelf: ShelvedArticle[]
  readonly saved: unknown[]
  /** What the hub says to the next writes. */
  answers(outcome: Saved): void
  /** The hub is away, or back. */
  reach(reachable: boolean): void
  /** Shows the right pane, the work bar and the sheets. */
  showDesk(): void
  /** Keys, and whatever follows from them through the index. */
  press(keys: string): Promise<void>
  /** A key by its place, for those that user-event does not know: `Slash`, `Alt+Equal`. */
  stroke(chord: string): Promise<void>
}

/** A desk with the real index on a hub in the test's hands. */
export async function aKnowledgeWorld(options: Options = {}): Promise<KnowledgeWorld> {
  const { articles = [], me = anna, phone = aPhoneState(), locale, drafts = createMemoryDrafts(), clients = [] } = options
  const shelf = [...articles]
  const used: KnowledgeUsed[] = []
  const saved: unknown[] = []
  let outcome: Saved = { kind: 'done' }
  let reachable = true
  const bridge = new FakeBridge({
    'team.describe': () => ({
      team: { hub: 'nats', member: me, organisations: ['alfa'], rules: standardRules, tracker: null, attachmentLimitBytes: 1_000_000 },
    }),
    'team.state': () => ({ link: { kind: 'connected', roundTripMs: 2, server: 'nats://hub' }, offsetMs: 0, escalations: [], duties: [] }),
    'team.rooms': () => ({ rooms: [] }),
    'team.articles': () => {
      if (!reachable) throw new Error('the hub is away')
      return { articles: [...shelf] }
    },
    'team.saveArticle': (input) => {
      saved.push(input)
      return outcome
    },
    'team.recordEvent': ({ event }) => {
      if (!reachable) return { kind: 'unreachable' }
      if (event.kind === 'knowledge-used') used.push(event)
      return { kind: 'done' }
    },
    'team.scripts': () => ({ scripts: [] }),
  })
  const knowledge = new SeatKnowledge(null, knowledgeInPlace)
  const world = await aCallWorkWorld({
    bridge,
    phone,
    clients,
    storage: { knowledge, answerDrafts: drafts },
    ...(locale === undefined ? {} : { locale }),
  })
  await world.desk.team.start()
  return {
    ...world,
    used,
    shelf,
    saved,
    answers: (next) => {
      outcome = next
    },
    reach: (now) => {
      reachable = now
    },
    showDesk: () =>
      void world.show(
        <>
          <SideSlot />
          <WorkBar />
          <Sheets />
        </>,
      ),
    press: (keys) => act(() => world.user.keyboard(keys)),
    stroke: (chord) => {
      const parts = chord.split('+')
      const code = parts.at(-1) ?? ''
      const on = document.activeElement ?? document.body
      return act(async () => {
        fireEvent.keyDown(on, { code, key: code, altKey: parts.includes('Alt') })
        await Promise.resolve()
      })
    },
  }
}
