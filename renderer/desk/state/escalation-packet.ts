import { buildPacket } from '../../../core/domain/escalation/build-packet.ts'
import type { EscalationId } from '../../../core/domain/escalation/escalation-id.ts'
import type { Packet, PacketCall } from '../../../core/domain/escalation/packet.ts'
import type { PacketInput } from '../../../core/domain/escalation/packet-input.ts'
import type { Wanted } from '../../../core/domain/escalation/wanted.ts'
import type { CallView } from '../../../core/contract/phone-channel.ts'
import type { TeamDescription } from '../../../core/contract/team/team-contract.ts'
import type { CallId } from '../../../core/domain/call/call.ts'
import { isWithheld } from '../../../core/domain/client/withheld.ts'
import { dialledLine } from '../../../core/domain/client/dialled-line.ts'
import { seatContactOf } from '../../../core/domain/interaction/past-contact.ts'
import type { OperatorWork, PastContact } from '../../../core/domain/interaction/interaction.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { EpochMs } from '../../../core/domain/time.ts'
import { localText } from '../i18n/local-text.ts'
import { currentLocale as locale } from '../i18n/instance.ts'
import { translator } from '../i18n/words.ts'
import { formatByWhen } from '../ui/format/by-when.ts'
import { clientIdOf, type CallCard, type KnownCard } from './call-card.ts'
import type { Desk } from './desk.ts'
import { packetWords } from './escalation-packet-words.ts'
import { allSteps } from './tried-steps.ts'
import type { WorkStore } from './work-store.ts'

export interface PacketSource {
  readonly desk: Desk
  readonly work: WorkStore
  readonly cardOf: (callId: CallId) => CallCard | undefined
  /** What the script of a call has to tell. */
  readonly scriptOf?: (callId: CallId) => Pick<PacketInput, 'script' | 'scriptWords'>
}

export interface PacketWish {
  readonly wanted: Wanted
  /** Absent: not about a call, e.g. out of the chat. */
  readonly callId?: CallId
  readonly sentence?: string
  readonly thread?: NonNullable<Packet['thread']>
  readonly organisation?: OrganisationId
  /** What it is about, where no note says so. */
  readonly words?: string
  /** Files that are at the hub already. */
  readonly attachments?: Packet['attachments']
}

export const promiseText = (dueAt: EpochMs, now: EpochMs): string =>
  translator(packetWords)('promise', { time: formatByWhen(dueAt, now, locale(), 'date') })

/** The packet of this moment, from everything on the desk. Nothing is asked of the operator. */
export function packetOf({ desk, work, cardOf, scriptOf }: PacketSource, team: TeamDescription, wish: PacketWish): Packet {
  const t = translator(packetWords)
  const { callId, wanted, sentence, thread } = wish
  const view = desk.stores.phone.getState().state?.calls.find(({ call }) => call.id === callId)
  const card = callId === undefined ? undefined : cardOf(callId)
  const draft = callId === undefined ? undefined : work.store.getState().drafts[callId]?.work
  const notes = draft?.notes ?? ''
  const proof = verifiedOf(draft, card)
  const { seat } = desk.stores.session.getState()
  const topic = seat.dispositions.topics.find(({ id }) => id === draft?.topicId)
  const input: PacketInput = {
    id: desk.ids.next() as EscalationId,
    organisation: wish.organisation ?? team.organisations[0] ?? '',
    at: desk.team.hubNow(),
    author: team.member,
    wanted,
    rules: team.rules,
    labels: { phone: t('phone'), email: t('email'), city: t('city'), status: t('status') },
    reasons: card?.kind === 'known' ? card.candidate.reasons : [],
    note: notes.trim() === '' ? (wish.words ?? '') : notes,
    ...(card?.kind === 'known' ? { client: clientOf(desk, card), roleId: card.roleId } : {}),
    ...(view === undefined ? {} : { caller: callerOf(desk, view), call: callOf(desk, view) }),
    ...(topic === undefined ? {} : { topic: { id: topic.id, title: localText(topic.title, locale()) } }),
    ...(wanted.kind === 'callback' ? { promise: { text: promiseText(wanted.dueAt, desk.team.hubNow()), dueAt: wanted.dueAt } } : {}),
    tried: allSteps({ ...proof, ...(draft?.tried === undefined ? {} : { tried: draft.tried }) }),
    ...proof,
    ...(callId === undefined ? {} : scriptOf?.(callId)),
    ...(sentence === undefined ? {} : { sentence }),
    ...(thread === undefined ? {} : { thread }),
    ...(wish.attachments === undefined ? {} : { attachments: wish.attachments }),
  }
  return buildPacket(input)
}

/** The proof, where it is of the person on the card. */
function verifiedOf(work: OperatorWork | undefined, card: CallCard | undefined): Pick<PacketInput, 'verified'> {
  if (work?.verified === undefined || clientIdOf(card) !== work.clientId) return {}
  return { verified: work.verified }
}

function callerOf({ numbers }: Desk, { call }: CallView): NonNullable<PacketInput['caller']> {
  const { number, displayName } = call.remote
  const parsed = numbers.toE164(number)
  return { ...(isWithheld(number) ? {} : { number: parsed ?? number }), ...(displayName === undefined ? {} : { displayName }) }
}

function callOf(desk: Desk, { call, quality }: CallView): PacketCall {
  const { seat } = desk.stores.session.getState()
  const known = dialledLine(call.context, seat.lines)
  const line = seat.lines.find(({ id }) => id === known?.id)
  return {
    callId: call.id,
    startedAt: call.startedAt,
    ...(line === undefined ? {} : { lineId: line.id, lineTitle: localText(line.title, locale()) }),
    ...('answeredAt' in call ? { answeredAt: call.answeredAt } : {}),
    ...(quality === undefined ? {} : { quality }),
    ...(call.context.recording === undefined ? {} : { recording: call.context.recording }),
  }
}

/** The client with the calls of this seat among his history: what he told an hour ago is not asked again. */
function clientOf(desk: Desk, card: KnownCard): NonNullable<PacketInput['client']> {
  const { client } = card.candidate
  const { dispositions } = desk.stores.session.getState().seat
  const titleOf = (all: typeof dispositions.results | typeof dispositions.topics, id: string | undefined): string | undefined => {
    const found = all.find((one) => one.id === id)
    return found === undefined ? undefined : localText(found.title, locale())
  }
  const here = card.seatHistory.flatMap((interaction): PastContact[] => {
    const contact = seatContactOf(interaction)
    const title = contact.notes ?? titleOf(dispositions.topics, contact.topicId)
    const outcome = titleOf(dispositions.results, contact.resultId)
    if (title === undefined) return []
    return [
      {
        id: contact.id,
        channel: contact.channel,
        at: contact.at,
        title,
        ...(outcome === undefined ? {} : { outcome }),
        ...(contact.promise === undefined ? {} : { outcomeNote: contact.promise }),
      },
    ]
  })
  return { ...client, history: [...here, ...client.history] }
}
