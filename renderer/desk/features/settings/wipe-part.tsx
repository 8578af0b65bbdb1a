import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, usePhone } from '../../state/desk-context.tsx'
import { wipeEverything } from '../../state/wipe-everything.ts'
import { Button } from '../../ui/button.tsx'
import { TypedConfirm } from '../../ui/typed-confirm.tsx'
import { privacyWords } from './privacy-words.ts'
import styles from './privacy.module.css'

type Step = 'idle' | 'asking' | 'busy' | 'failed' | 'done'

/** Everything goes: after what will be lost was said, and a word was typed. */
export const WipePart = () => {
  const t = useWords(privacyWords)
  const desk = useDesk()
  const inCall = usePhone((state) => (state?.calls.length ?? 0) > 0)
  const [step, setStep] = useState<Step>('idle')
  const unsent = useUnsent(step === 'asking')
  const word = t('word')
  const wipe = async (): Promise<void> => {
    setStep('busy')
    setStep((await wipeEverything(desk)) ? 'done' : 'failed')
  }
  return (
    <section className={styles.part} aria-labelledby="wipe-title">
      <h3 id="wipe-title" className={styles.title}>
        {t('wipe')}
      </h3>
      <p className={styles.what}>{t('wipeWhat')}</p>
      {(step === 'idle' || step === 'failed') && (
        <Button tone="danger" disabled={inCall} onPress={() => setStep('asking')}>
          {t('wipe')}
        </Button>
      )}
      {inCall && <p className={styles.what}>{t('wipeInCall')}</p>}
      {step === 'failed' && (
        <p role="alert" className={styles.wrong}>
          {t('wipeFailed')}
        </p>
      )}
      {step === 'done' && <p role="status">{t('wipeDone')}</p>}
      {(step === 'asking' || step === 'busy') && (
        <>
          {unsent > 0 && (
            <p role="alert" className={styles.wrong}>
              {t('wipeUnsent', { count: unsent })}
            </p>
          )}
          <TypedConfirm
            word={word}
            label={t('wipeConfirm', { word })}
            button={t('wipeNow')}
            cancel={t('keep')}
            wrong={t('wipeWrong', { word })}
            busy={step === 'busy' || inCall}
            onConfirm={() => void wipe()}
            onCancel={() => setStep('idle')}
          />
        </>
      )}
    </section>
  )
}

/** What waits to be sent; 0 while it is not known. */
const useUnsent = (asked: boolean): number => {
  const { privacy } = useDesk().storage
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (asked) privacy?.unsent().then(setCount, () => undefined)
  }, [asked, privacy])
  return count
}
