import { IconCircleCheck, IconPlayerPause, IconRoadOff } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { StepKeys } from './step-keys.tsx'
import type { StepProps } from './step-props.ts'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

const icon = { size: 20, stroke: 1.9, 'aria-hidden': true } as const

/** A run that does not stand at a step: it is over, on pause, or has no way on. */
export const RunStanding = ({ run, keys, onBack, onPause }: Pick<StepProps, 'run' | 'keys' | 'onBack' | 'onPause'>) => {
  const t = useWords(stepWords)
  const { state } = run
  switch (state.kind) {
    case 'ended':
      return (
        <section className={styles.standing} data-tone="ok" aria-live="polite">
          <h3>
            <IconCircleCheck {...icon} />
            {t('ended')}
          </h3>
          <p>{t(state.outcome)}</p>
          <StepKeys keys={keys} onBack={onBack} />
        </section>
      )
    case 'paused':
      return (
        <section className={styles.standing} aria-live="polite">
          <h3>
            <IconPlayerPause {...icon} />
            {t('paused')}
          </h3>
          <p>{t('pausedWhat')}</p>
          <StepKeys keys={keys} onPause={onPause} paused />
        </section>
      )
    case 'at':
    case 'dead-end':
      return (
        <section className={styles.standing} data-tone="warn" role="alert">
          <h3>
            <IconRoadOff {...icon} />
            {t(state.kind === 'at' ? 'circle' : 'deadEnd')}
          </h3>
          <p>{t('deadEndWhat')}</p>
          <StepKeys keys={keys} onBack={onBack} />
        </section>
      )
  }
}
