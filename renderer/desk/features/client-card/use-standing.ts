import { useMemo } from 'react'
import { requestsInRole } from '../../../../core/domain/client/in-role.ts'
import { requestsFor } from '../../../../core/domain/client/request-order.ts'
import { standingOf, type Standing } from '../../../../core/domain/client/standing.ts'
import type { Process } from '../../../../core/domain/process/process.ts'
import type { KnownCard } from '../../state/call-card.ts'
import { useCardCall, useContent } from '../../state/call-work-context.tsx'
import { useMinute } from '../../state/desk-context.tsx'

/** How things stand with the client of this card; counted once a minute and whenever the card changes. */
export const useStanding = (card: KnownCard): Standing => {
  const now = useMinute()
  const isCalling = useCardCall()?.call.direction !== 'outgoing'
  const { client } = card.candidate
  const request = useMemo(() => requestsFor(requestsInRole(client, card.roleId).shown, card.roleId)[0], [client, card.roleId])
  const topicIds = useContent(({ processes }) => processes.find(({ id }) => id === request?.processId)?.topicIds)
  return useMemo(
    () =>
      standingOf(client, {
        roleId: card.roleId,
        now,
        seat: card.seatHistory,
        present: card.callId,
        isCalling,
        ...(topicIds === undefined ? {} : { topicIds }),
      }),
    [client, card.roleId, card.seatHistory, card.callId, now, isCalling, topicIds],
  )
}

/** The same for a client who calls at this moment, outside React's render. */
export const standingNow = (card: KnownCard, now: number, processes: readonly Process[]): Standing => {
  const { client } = card.candidate
  const request = requestsFor(requestsInRole(client, card.roleId).shown, card.roleId)[0]
  const topicIds = processes.find(({ id }) => id === request?.processId)?.topicIds
  return standingOf(client, {
    roleId: card.roleId,
    now,
    seat: card.seatHistory,
    present: card.callId,
    isCalling: true,
    ...(topicIds === undefined ? {} : { topicIds }),
  })
}
