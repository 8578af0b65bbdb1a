import { useMemo } from 'react'
import { historyInRole, requestsInRole } from '../../../../../core/domain/client/in-role.ts'
import { requestsFor } from '../../../../../core/domain/client/request-order.ts'
import { answerText } from '../../../../../core/domain/process/answer-text.ts'
import { predictQuestions, type Prediction } from '../../../../../core/domain/process/predict-questions.ts'
import { bindSpaces } from '../../../i18n/typography.ts'
import type { KnownCard } from '../../../state/call-card.ts'
import { useCallWork, useContent } from '../../../state/call-work-context.tsx'
import { useDesk } from '../../../state/desk-context.tsx'
import { answerFacts } from './answer-facts.ts'

/** What the client of this card will likely ask: foretold once a card and role, so that nothing moves under the hand. */
export const usePredictions = (card: KnownCard): readonly Prediction[] => {
  const { content } = useCallWork()
  const { clock } = useDesk()
  const processes = useContent((state) => state.processes)
  const { client } = card.candidate
  return useMemo(() => {
    const now = clock.now()
    return predictQuestions({
      client,
      requests: requestsFor(requestsInRole(client, card.roleId).shown, card.roleId),
      processes,
      // As they were when the card came: an answer given now changes the next card, not this one.
      counts: content.store.getState().counts,
      history: historyInRole(client, card.roleId).shown,
      now,
      answer: ({ request, process, question }) => {
        const text = answerText(question.answer, answerFacts(client, request, now, process.language))
        return text === undefined ? undefined : bindSpaces(text, process.language)
      },
    })
  }, [client, card.roleId, processes, content, clock])
}
