import { useEffect, useRef } from 'react'
import type { Client } from '../../../../core/domain/client/client.ts'
import { useWords } from '../../i18n/use-words.ts'
import { isField } from '../../keys/field.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { useIsShown } from '../../state/privacy-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Keycaps } from '../../ui/keycap.tsx'
import { toast } from '../../ui/toast.tsx'
import { viewedWords } from './viewed-words.ts'
import styles from './viewed-head.module.css'

/** Above a card that is looked at without a call: says so, calls the client, and goes away with Escape. */
export const ViewedHead = ({ client }: { readonly client: Client }) => {
  const t = useWords(viewedWords)
  const { card } = useCallWork()
  const { phone, stores } = useDesk()
  const number = client.phones[0]?.number
  const isShown = useIsShown(client.id)
  const close = (): void => card.closeView()
  const call = async (): Promise<void> => {
    if (number === undefined) return
    const outcome = await phone.send({ kind: 'dial', number })
    if (outcome.ok) return
    // Refused: a number that may be seen waits in the field where it can be called from.
    if (isShown('numbers')) stores.dial.setState({ text: number })
    toast({ tone: 'info', title: t('refused'), detail: t(isShown('numbers') ? 'refusedNote' : 'refusedAgain') })
  }
  useLeaveOnEscape(close)
  return (
    <div className={styles.head}>
      <span className={styles.what}>{t('noCall')}</span>
      {number !== undefined && (
        <Button size="small" action="callClient" onPress={() => void call()}>
          {t('call')}
        </Button>
      )}
      <Button size="small" onPress={close}>
        <span className={styles.close}>
          {t('close')} <Keycaps caps={['Esc']} />
        </span>
      </Button>
    </div>
  )
}

/** Escape closes the card, unless a field or something over the desk has it. */
const useLeaveOnEscape = (close: () => void): void => {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const above = document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null
      if (event.key === 'Escape' && !event.defaultPrevented && !above && !isField(event.target)) latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
