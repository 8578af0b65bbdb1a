import { IconCheck } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import type { CallId } from '../../../../../core/domain/call/call.ts'
import { isAsked, predictionRate, questionKey, type PredictionRate } from '../../../../../core/domain/process/predicted.ts'
import type { Prediction } from '../../../../../core/domain/process/predict-questions.ts'
import { useWords } from '../../../i18n/use-words.ts'
import type { KnownCard } from '../../../state/call-card.ts'
import { useCallWork, useCardCall, useDraft, useJournal, useOpenAnswer } from '../../../state/call-work-context.tsx'
import { useDesk } from '../../../state/desk-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { SectionHead } from '../../../ui/section-head.tsx'
import { PredictionRow } from './prediction-row.tsx'
import { predictionWords } from './prediction-words.ts'
import { usePredictions } from './use-predictions.ts'
import styles from './predictions.module.css'

const KEYS = ['predict1', 'predict2', 'predict3'] as const

/** «Скорее всего спросит»: up to three questions with their answers, one key each. Nothing where nothing is known. */
export const Predictions = ({ card }: { readonly card: KnownCard }) => {
  const predictions = usePredictions(card)
  return predictions.length === 0 ? null : <PredictionList callId={card.callId} predictions={predictions} />
}

const PredictionList = ({ callId, predictions }: { readonly callId: CallId; readonly predictions: readonly Prediction[] }) => {
  const t = useWords(predictionWords)
  const store = useCallWork().predictions
  const phase = useCardCall()?.call.phase
  const { work, stage } = useDraft(callId)
  const open = useOpenAnswer(callId)
  const rate = useRate(callId)
  const isAnswered = phase === 'active'
  // He cannot have asked anything while it rings; afterwards it can still be put right.
  const works = phase !== 'incoming' && stage === 'writing'
  useEffect(() => {
    if (isAnswered) store.shown(callId, predictions)
  }, [isAnswered, store, callId, predictions])
  const many = new Set(predictions.map(({ request }) => request.number)).size > 1
  const spoken = predictions.find((one) => questionKey(one) === open)
  return (
    <section className={styles.section}>
      <SectionHead
        title={t('title')}
        aside={
          <span className={styles.aside}>
            {rate.calls > 0 && <span>{t('rate', { right: rate.right, count: rate.calls })}</span>}
            {works && (
              <Button
                size="small"
                tone="quiet"
                action="askedOther"
                pressed={work.predicted?.other === true}
                {...(work.predicted?.other === true ? { icon: <IconCheck size={14} stroke={1.9} aria-hidden="true" /> } : {})}
                onPress={() => store.toggleOther(callId)}
              >
                {t('other')}
              </Button>
            )}
          </span>
        }
      />
      <ul className={styles.list}>
        {predictions.map((prediction, place) => (
          <li key={questionKey(prediction)}>
            <PredictionRow
              prediction={prediction}
              action={KEYS[place]}
              works={works}
              withNumber={many}
              asked={isAsked(work.predicted, prediction)}
              open={prediction === spoken}
              onPress={() => store.toggle(callId, prediction)}
            />
          </li>
        ))}
      </ul>
      <p className="fl-hidden" role="status">
        {spoken?.answer}
      </p>
    </section>
  )
}

/** How often it was right on this seat today; this call does not count yet. */
const useRate = (present: CallId): PredictionRate => {
  const calls = useJournal((journal) => journal.calls)
  const today = new Date(useDesk().clock.now()).setHours(0, 0, 0, 0)
  return useMemo(
    () => predictionRate(calls.filter(({ id, facts }) => id !== present && facts.startedAt >= today).map(({ work }) => work.predicted)),
    [calls, present, today],
  )
}
