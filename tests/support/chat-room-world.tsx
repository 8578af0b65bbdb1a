import { act } from '@testing-library/react'
import type { RpcInput } from '../../core/contract/bridge.ts'
import type { RoomState } from '../../core/contract/team/team-contract.ts'
import type { ChatMessage } from '../../core/domain/chat/message.ts'
import type { Change } from '../../core/domain/escalation/change.ts'
import type { Packet } from '../../core/domain/escalation/packet.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'
import type { SeenDuty } from '../../core/domain/duty/duty.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { HubLink } from '../../core/ports/team-hub.ts'
import { aCallWorkWorld, type CallWorkWorld } from './call-work-world.tsx'
import { FakeBridge } from './fake-bridge.ts'
import { aPhoneState } from './phone-state-builder.ts'

interface Options {
  readonly me: Member
  readonly duties?: readonly SeenDuty[]
  readonly holder?: Member
  readonly said?: readonly ChatMessage[]
  readonly locale?: 'ru' | 'en'
}

/** A desk whose host keeps the line-1 room in memory, in the hands of a test. */
export interface ChatRoomWorld extends CallWorkWorld {
  /** What reached the hub, in order. */
  readonly log: ChatMessage[]
  readonly marks: number[]
  readonly handed: RpcInput<'team.handRoomOn'>[]
  /** What the hub says to words from now on. */
  answers(manner: 'done' | 'unreachable' | 'too-large'): void
  /** Somebody else's word comes over the hub. */
  hears(message: ChatMessage): Promise<void>
  links(link: HubLink['kind']): Promise<void>
  settle(): Promise<void>
}

const linkOf = (kind: HubLink['kind']): HubLink =>
  kind === 'connected'
    ? { kind, roundTripMs: 2, server: 'nats://hub' }
    : kind === 'refused'
      ? { kind, why: 'credentials' }
      : { kind, since: 0 }

export async function aChatRoomWorld({ me, duties = [], holder, said = [], locale }: Options): Promise<ChatRoomWorld> {
  const log: ChatMessage[] = [...said]
  const marks: number[] = []
  const handed: RpcInput<'team.handRoomOn'>[] = []
  let manner: 'done' | 'unreachable' | 'too-large' = 'done'
  const room = (): RoomState => ({
    organisation: 'alfa',
    messages: log.map((message, index) => ({ message: { ...message, mentions: [...message.mentions] }, sequence: index + 1 })),
    seat: { since: 0, turns: [], ...(holder === undefined ? {} : { holder }) },
    readUpTo: marks.at(-1) ?? 0,
  })
  const bridge = new FakeBridge({
    'team.describe': () => ({
      team: { hub: 'nats', member: me, organisations: ['alfa'], rules: standardRules, tracker: null, attachmentLimitBytes: 1024 },
    }),
    'team.state': () => ({ link: linkOf('connected'), offsetMs: 0, escalations: [], duties: [...duties] }),
    'team.rooms': () => ({ rooms: [room()] }),
    'team.articles': () => ({ articles: [] }),
    'team.submit': ({ packet, change }) => ({ kind: 'done', record: { packet: packet as Packet, changes: [change as Change] } }),
    'team.change': () => ({ kind: 'absent' }),
    'team.say': ({ message: told }) => {
      const message = told as ChatMessage
      if (manner === 'too-large') return { kind: 'too-large', limitBytes: 1 }
      if (manner === 'unreachable') return { kind: 'unreachable' }
      if (!log.some(({ id }) => id === message.id)) log.push(message)
      queueMicrotask(() => bridge.say('team.roomChanged', room()))
      return { kind: 'done' }
    },
    'team.markRead': ({ sequence }) => {
      marks.push(sequence)
      return { kind: 'done' }
    },
    'team.handRoomOn': (input) => {
      handed.push(input)
      return { kind: 'done' }
    },
  })
  const settle = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)))
  const world = await aCallWorkWorld({ bridge, phone: aPhoneState(), ...(locale === undefined ? {} : { locale }) })
  await act(() => world.desk.team.start())
  await settle()
  return {
    ...world,
    log,
    marks,
    handed,
    settle,
    answers: (next) => void (manner = next),
    async hears(message) {
      log.push(message)
      await act(async () => {
        bridge.say('team.roomChanged', room())
      })
    },
    links: (kind) =>
      act(async () => {
        bridge.say('team.linkChanged', { link: linkOf(kind), offsetMs: 0 })
      }),
  }
}
