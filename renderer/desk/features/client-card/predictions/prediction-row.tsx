import { IconCheck } from '@tabler/icons-react'
import type { Prediction, PredictionReason } from '../../../../../core/domain/process/predict-questions.ts'
import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import { useWords } from '../../../i18n/use-words.ts'
import type { Translate } from '../../../i18n/words.ts'
import type { ActionId } from '../../../keys/actions.ts'
import { useKey } from '../../../keys/use-key.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { ActionKey } from '../../../ui/action-key.tsx'
import { useFormat, type Format } from '../../../ui/format/use-format.ts'
import { predictionWords } from './prediction-words.ts'
import styles from './predictions.module.css'

/** More would push the question aside. */
const REASONS = 2

interface Props {
  readonly prediction: Prediction
  readonly action: ActionId | undefined
  /** He may ask it now. */
  readonly works: boolean
  readonly asked: boolean
  /** Questions of several requests are foretold: each says which it is of. */
  readonly withNumber: boolean
  /** Its answer is being said. */
  readonly open: boolean
  readonly onPress: () => void
}

/** A question and its answer; pressed: the client asked it, and the answer stands in words large enough to be read aloud. */
export const PredictionRow = ({ prediction, action, works, asked, withNumber, open, onPress }: Props) => {
  const t = useWords(predictionWords)
  const format = useFormat()
  const now = useDesk().clock.now()
  const owned = useKey(action, onPress, works)
  const reasons = prediction.reasons.slice(0, REASONS).map((reason) => reasonText(reason, t, format, now))
  return (
    <button type="button" className={styles.row} data-open={open} disabled={!works} aria-pressed={asked} onClick={onPress}>
      {action === undefined ? <span /> : <ActionKey action={action} enabled={works && owned} />}
      <span className={styles.words}>
        <span className={styles.head}>
          <span className={styles.question}>{prediction.question.question}</span>
          {asked ? (
            <span className={styles.asked}>
              <IconCheck size={14} stroke={1.9} aria-hidden="true" />
              {t('asked')}
            </span>
          ) : (
            <span className={styles.reason}>{[...(withNumber ? [prediction.request.number] : []), ...reasons].join(', ')}</span>
          )}
        </span>
        <span className={styles.answer}>{prediction.answer}</span>
      </span>
    </button>
  )
}

function reasonText(reason: PredictionReason, t: Translate<typeof predictionWords.entries>, format: Format, now: number): string {
  switch (reason.kind) {
    case 'most-asked':
      return t('mostAsked')
    case 'at-stage':
      return t('atStage')
    case 'asked':
      return t('askedTimes', { count: reason.times })
    case 'told':
      return t('told', { when: format.day(reason.at, now) })
    case 'overdue':
      return t('overdue')
    default:
      return missingCase(reason)
  }
}
