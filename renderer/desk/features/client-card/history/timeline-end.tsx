import { useEffect, useState } from 'react'
import { missingCase } from '../../../../../core/domain/exhaustive.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import type { CrmReach } from '../../../state/history-store.ts'
import { Button } from '../../../ui/button.tsx'
import { Elapsed } from '../../../ui/elapsed.tsx'
import type { TimelineTranslate } from './say.ts'
import styles from './history.module.css'

/** A CRM is slow from here on, ms: then it is said what is waited for. */
const SLOW_MS = 2_000

interface Props {
  readonly crm: CrmReach
  /** This seat or the CRM has older ones. */
  readonly more: boolean
  readonly t: TimelineTranslate
  /** Words are looked for: then older ones are searched, not shown. */
  readonly isSearch: boolean
  /** The search through older ones is running. */
  readonly isSearching: boolean
  readonly onOlder: () => void
  readonly onStop: () => void
}

/** Below the last row: what is further back, and what to press. */
export const TimelineEnd = ({ crm, more, t, isSearch, isSearching, onOlder, onStop }: Props) => {
  const isTrouble = crm.kind === 'unreachable' || crm.kind === 'denied'
  const label = isSearch ? t('searchOn') : isTrouble ? t('again') : t('showOlder')
  return (
    <div className={styles.end} data-kind={crm.kind}>
      <EndWords crm={crm} more={more} t={t} />
      {isSearching ? (
        <Button size="small" action="olderHistory" onPress={onStop}>
          {t('stopSearch')}
        </Button>
      ) : (
        (more || isTrouble) &&
        crm.kind !== 'loading' && (
          <Button size="small" action="olderHistory" onPress={onOlder}>
            {label}
          </Button>
        )
      )}
    </div>
  )
}

const EndWords = ({ crm, more, t }: Pick<Props, 'crm' | 'more' | 't'>) => {
  switch (crm.kind) {
    case 'loading':
      return <Loading since={crm.since} t={t} />
    case 'unreachable':
      return <p role="status">{t('unreachable')}</p>
    case 'denied':
      return <p role="status">{t('denied')}</p>
    case 'end':
      return more ? null : <p>{t('end')}</p>
    case 'none':
      return more ? null : <p>{t('endHere')}</p>
    case 'more':
      return null
    default:
      return missingCase(crm)
  }
}

/** The seconds so far; after two of them, how long at most. */
const Loading = ({ since, t }: { readonly since: number; readonly t: TimelineTranslate }) => {
  const { clock } = useDesk()
  const [isSlow, setSlow] = useState(false)
  useEffect(() => clock.after(Math.max(0, since + SLOW_MS - clock.now()), () => setSlow(true)), [clock, since])
  return (
    <p role="status">
      {t(isSlow ? 'loadingLong' : 'loading')} <Elapsed since={since} />
    </p>
  )
}
