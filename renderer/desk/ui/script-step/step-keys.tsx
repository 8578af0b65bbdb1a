import { useWords } from '../../i18n/use-words.ts'
import type { ActionId } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import { ActionKey } from '../action-key.tsx'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

interface StepKeysProps {
  readonly keys: boolean
  /** Absent: there is nothing to go on with. */
  readonly onNext?: (() => void) | undefined
  readonly onBack?: (() => void) | undefined
  readonly onSkip?: (() => void) | undefined
  /** Puts the script on pause, or goes on with it. */
  readonly onPause?: (() => void) | undefined
  readonly paused?: boolean
}

/** Enter goes on, Backspace goes back: said beneath the step, and for the pointer as well. */
export const StepKeys = ({ keys, onNext, onBack, onSkip, onPause, paused = false }: StepKeysProps) => (
  <div className={styles.keys}>
    {onNext !== undefined && <KeyLine action="stepNext" word="next" keys={keys} onPress={onNext} />}
    {onBack !== undefined && <KeyLine action="stepBack" word="back" keys={keys} onPress={onBack} />}
    {onSkip !== undefined && <KeyLine action="stepSkip" word="skip" keys={keys} onPress={onSkip} />}
    {onPause !== undefined && <KeyLine action="scriptPause" word={paused ? 'resume' : 'pause'} keys={keys} onPress={onPause} />}
  </div>
)

interface KeyLineProps {
  readonly action: ActionId
  readonly word: 'next' | 'back' | 'skip' | 'pause' | 'resume'
  readonly keys: boolean
  readonly onPress: () => void
}

const KeyLine = ({ action, word, keys, onPress }: KeyLineProps) => {
  const t = useWords(stepWords)
  const owned = useKey(action, onPress, keys)
  return (
    <button type="button" className={styles.keyLine} onClick={onPress}>
      <ActionKey action={action} enabled={keys && owned} />
      {t(word)}
    </button>
  )
}
