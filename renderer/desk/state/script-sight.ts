import { dialledLine } from '../../../core/domain/client/dialled-line.ts'
import { standingOf } from '../../../core/domain/client/standing.ts'
import type { OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import type { Process } from '../../../core/domain/process/process.ts'
import { factsOfCard, requestsOf } from '../../../core/domain/script/facts-of-card.ts'
import type { Facts } from '../../../core/domain/script/facts.ts'
import { situationOf } from '../../../core/domain/script/situation-of.ts'
import type { Situation } from '../../../core/domain/script/choose-script.ts'
import { stemsIn } from '../../../core/word-stems/stem.ts'
import type { CallView } from '../../../core/contract/phone-channel.ts'
import { currentLocale } from '../i18n/instance.ts'
import { localText } from '../i18n/local-text.ts'
import { formatByWhen } from '../ui/format/by-when.ts'
import type { CallCard, KnownCard } from './call-card.ts'
import type { Desk } from './desk.ts'

/** What the desk knows of a call when its script is chosen and walked. */
export interface CallSight {
  readonly view: CallView
  readonly card: CallCard | undefined
  readonly work: OperatorWork
  readonly processes: readonly Process[]
}

/** «до 15:30 завтра», "by 15:30 tomorrow": a term as it is said. */
export const dueAsSaid =
  (now: number) =>
  (at: number, language: 'ru' | 'en'): string =>
    `${language === 'ru' ? 'до' : 'by'}\u00a0${formatByWhen(at, now, language)}`

/** The facts of a call as they stand now. */
export function factsOfCall(desk: Desk, { view: { call }, card, work, processes }: CallSight): Facts {
  const { seat } = desk.stores.session.getState()
  const now = desk.clock.now()
  const line = seat.lines.find(({ id }) => id === dialledLine(call.context, seat.lines)?.id)
  const known = card?.kind === 'known' ? card : undefined
  return factsOfCard({
    now,
    roleChosen: known?.chosen === true && known.doubts === undefined,
    verified: work.verified !== undefined && work.clientId === known?.candidate.client.id,
    direction: call.direction,
    operator: seat.operator.name,
    sayDue: dueAsSaid(now),
    ...(line === undefined ? {} : { line: localText(line.title, currentLocale()) }),
    ...(known === undefined
      ? {}
      : { client: known.candidate.client, roleId: known.roleId, standing: standingOfCall(known, now, call.direction, processes) }),
  })
}

/** What a script is chosen by. */
export function situationOfCall(desk: Desk, { view: { call }, card, work, processes }: CallSight): Situation {
  const { seat } = desk.stores.session.getState()
  const lineId = dialledLine(call.context, seat.lines)?.id
  const known = card?.kind === 'known' ? card : undefined
  return situationOf({
    notes: work.notes,
    processes,
    stemsIn,
    ...(lineId === undefined ? {} : { lineId }),
    ...(work.topicId === undefined ? {} : { topicId: work.topicId }),
    ...(known === undefined ? {} : { client: known.candidate.client, roleId: known.roleId }),
  })
}

function standingOfCall(card: KnownCard, now: number, direction: 'incoming' | 'outgoing', processes: readonly Process[]) {
  const { client } = card.candidate
  const [request] = requestsOf(client, card.roleId)
  const topicIds = processes.find(({ id }) => id === request?.processId)?.topicIds
  return standingOf(client, {
    roleId: card.roleId,
    now,
    seat: card.seatHistory,
    present: card.callId,
    isCalling: direction !== 'outgoing',
    ...(topicIds === undefined ? {} : { topicIds }),
  })
}
