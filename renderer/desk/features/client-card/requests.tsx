import { memo, useState } from 'react'
import type { Client } from '../../../../core/domain/client/client.ts'
import type { OpenRequest } from '../../../../core/domain/client/request.ts'
import { requestsInRole } from '../../../../core/domain/client/in-role.ts'
import { requestsFor } from '../../../../core/domain/client/request-order.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { OtherRequest } from './other-request.tsx'
import { FirstRequest } from './request-road.tsx'
import { NewRequestButton } from './work/new-request-button.tsx'
import { words } from './words.ts'
import styles from './now.module.css'

/** Further requests shown at once; history stays in sight below them. */
const SHOWN = 5

interface RequestsProps {
  readonly client: Client
  readonly roleId: string
  /** Those of other roles as well. */
  readonly allRoles: boolean
}

/** Open requests: the one this role most likely calls about with its road, the others as rows. */
export const Requests = memo(({ client, roleId, allRoles }: RequestsProps) => {
  const t = useWords(words)
  const shown = allRoles ? client.requests : requestsInRole(client, roleId).shown
  const [first, ...others] = requestsFor(shown, roleId)
  return (
    <section className={styles.requests}>
      <SectionHead
        title={t('requests')}
        aside={
          <>
            {shown.length > 0 && <span className="fl-num">{shown.length}</span>}
            <NewRequestButton clientId={client.id} />
          </>
        }
      />
      {first === undefined ? (
        <p className={styles.none}>{t('noRequests')}</p>
      ) : (
        <FirstRequest request={first} hasKey promised={client.promise} />
      )}
      <Others key={client.id} requests={others} promised={client.promise} />
    </section>
  )
})
Requests.displayName = 'Requests'

interface OthersProps {
  readonly requests: readonly OpenRequest[]
  readonly promised: Client['promise']
}

/** One more than fits is shown too: a button that hides one row would take its place. */
const Others = ({ requests, promised }: OthersProps) => {
  const t = useWords(words)
  const [all, setAll] = useState(false)
  const isCut = requests.length > SHOWN + 1
  return (
    <>
      {requests.slice(0, isCut && !all ? SHOWN : undefined).map((request) => (
        <OtherRequest key={request.number} request={request} promised={promised} />
      ))}
      {isCut && (
        <button type="button" className={styles.allRequests} aria-expanded={all} onClick={() => setAll((was) => !was)}>
          {all ? t('fewerRequests') : t('moreRequests', { count: requests.length - SHOWN })}
        </button>
      )}
    </>
  )
}
