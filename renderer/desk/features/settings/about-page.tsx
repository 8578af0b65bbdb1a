import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, useSession } from '../../state/desk-context.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { words } from './words.ts'
import styles from './settings.module.css'

/** What runs here and how it keeps data: facts, also the uncomfortable ones. */
export const AboutPage = () => {
  const t = useWords(words)
  const seat = useSession((session) => session.seat)
  const capabilities = useSession((session) => session.capabilities)
  const unread = useUnreadable()
  const atRest = seat.storage === 'plain' ? t('plain') : capabilities.encryptsAtRest ? t('encrypted') : t('encryptedWeak')
  return (
    <div className={styles.group}>
      <FactList
        rows={[
          { label: t('version'), value: capabilities.version },
          { label: t('host'), value: t(capabilities.host === 'electron' ? 'hostElectron' : 'hostLoopback') },
          { label: t('platform'), value: capabilities.platform },
          { label: t('operator'), value: seat.operator.name },
          { label: t('atRest'), value: atRest },
          ...(unread > 0 ? [{ label: t('unreadable'), value: t('unreadableRows', { count: unread }), second: t('unreadableKept') }] : []),
          { label: t('reload'), value: capabilities.phoneSurvivesReload ? t('survives') : t('drops') },
        ]}
      />
    </div>
  )
}

/** How many rows of this seat's data could not be read; 0 while it is not known. */
const useUnreadable = (): number => {
  const { quarantine } = useDesk().storage
  const [count, setCount] = useState(0)
  useEffect(() => {
    // A storage that cannot even count says so by itself, over the whole desk.
    quarantine?.count().then(setCount, () => undefined)
  }, [quarantine])
  return count
}
