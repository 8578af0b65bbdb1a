import type { ReactNode } from 'react'
import type { Presence } from '../../../../core/domain/presence/presence.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useNow } from '../../state/desk-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { LineNotices } from './line-notices.tsx'
import { PresenceMenu } from './presence-menu.tsx'
import { DeliveryItem, LinesItem, PlainStorageItem, QualityItem, RegistrationItem } from './strip-items.tsx'
import { presenceWords } from './words.ts'
import styles from './strip.module.css'

interface StripProps {
  readonly tools?: ReactNode
  /** More facts of this desk, as list items, after those of the phone. */
  readonly items?: ReactNode
  /** Figures of this desk before the tools. */
  readonly figures?: ReactNode
  /** Names the present state in the words of another desk. */
  readonly named?: (presence: Presence) => string
}

/** The strip: the operator's state and facts that are true now. */
export const Strip = ({ tools, items, figures, named }: StripProps) => {
  const t = useWords(presenceWords)
  return (
    <header className={styles.strip} aria-label={t('strip')}>
      <PresenceMenu named={named} />
      <ul className={styles.items}>
        <LinesItem />
        <RegistrationItem />
        <QualityItem />
        <DeliveryItem />
        <PlainStorageItem />
        {items}
      </ul>
      <div className={styles.right}>
        {figures}
        {tools}
        <WallClock />
      </div>
      <LineNotices />
    </header>
  )
}

const WallClock = () => {
  const format = useFormat()
  // Renders only when the minute changes: the string is what React compares.
  return <time className={styles.clock}>{format.clock(useNow())}</time>
}
