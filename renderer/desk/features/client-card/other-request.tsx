import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { ClientPromise } from '../../../../core/domain/client/client.ts'
import type { OpenRequest } from '../../../../core/domain/client/request.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Due, Road } from './request-road.tsx'
import { RequestNumber } from './work/request-number.tsx'
import { words } from './words.ts'
import { useWhen } from './use-when.ts'
import { useDesk } from '../../state/desk-context.tsx'
import styles from './request.module.css'

/** A further request in one row; pressed, it shows its road like the first one. */
export const OtherRequest = ({ request, promised }: { readonly request: OpenRequest; readonly promised: ClientPromise | undefined }) => {
  const t = useWords(words)
  const when = useWhen()
  const { clock } = useDesk()
  const [open, setOpen] = useState(false)
  const { dueAt, owner } = request
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <div className={styles.otherRequest}>
      <button type="button" className={styles.other} aria-expanded={open} onClick={() => setOpen((was) => !was)}>
        <span className={styles.number}>
          <RequestNumber number={request.number} />
        </span>
        <span className={styles.otherTitle}>{request.title}</span>
        {owner !== undefined && <span className={styles.otherFact}>{owner}</span>}
        {dueAt !== undefined &&
          (dueAt < clock.now() ? <Due request={request} /> : <span className={styles.otherFact}>{t('until', { when: when(dueAt) })}</span>)}
        <Icon size={14} stroke={1.9} aria-hidden="true" />
      </button>
      {open && (
        <div className={styles.first}>
          <Road request={request} promised={promised} />
        </div>
      )}
    </div>
  )
}
