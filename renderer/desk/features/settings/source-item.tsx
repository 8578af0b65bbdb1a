import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react'
import { VisuallyHidden } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, useNow, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { directoryWords } from './directory-words.ts'
import { answerFaultWords, setUpFaultWords } from './fault-words.ts'
import { RefusedRecords } from './refused-records.tsx'
import { SourcePassword } from './source-password.tsx'
import { stateOfSource, type SourceWords } from './source-state.ts'
import type { SeenSource } from './use-sources.ts'
import styles from './directory.module.css'

interface SourceItemProps {
  readonly source: SeenSource
}

/** One source: what it is, how many clients, how it stands, and what can be done. */
export const SourceItem = ({ source }: SourceItemProps) => {
  const t = useWords(directoryWords)
  const format = useFormat()
  const now = useNow()
  const { storage } = useDesk()
  const { description, status } = source
  const faults = { answer: useWords(answerFaultWords), setUp: useWords(setUpFaultWords) }
  const state = stateOfSource(source, t, faults, format, now)
  const account = useAccount(description.id)
  const headingId = `source-${description.id}`
  return (
    <li className={styles.source} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h3 id={headingId} className={styles.title}>
          {description.title}
        </h3>
        {description.title !== t(description.kind) && <span className={styles.kind}>{t(description.kind)}</span>}
        {countOf(source) > 0 && (
          <span className={styles.count}>{t('clients', { count: countOf(source), number: format.number(countOf(source)) })}</span>
        )}
      </div>
      <p className={styles.state} data-tone={state.tone} role="status">
        <StateIcon tone={state.tone} />
        <span>{state.fact}</span>
      </p>
      {description.kind === 'ldap' && <p className={styles.what}>{t('removedLater')}</p>}
      {state.what !== undefined && <p className={styles.what}>{state.what}</p>}
      {state.detail !== undefined && <p className={styles.what}>{t('detail', { detail: state.detail })}</p>}
      {status !== undefined && <RefusedRecords records={status.refused} count={status.refusedCount} />}
      <div className={styles.actions}>
        <Button onPress={() => storage.sources?.wantNow(description.id, description.kind === 'ldap')}>
          {t('refresh')}
          <VisuallyHidden>{`: ${description.title}`}</VisuallyHidden>
        </Button>
      </div>
      {account !== undefined && <SourcePassword source={description} account={account} />}
    </li>
  )
}

/** A CRM that tells changes alone has told of nobody yet: none is no figure of its clients. */
const countOf = ({ status }: SeenSource): number => status?.clientCount ?? 0

const StateIcon = ({ tone }: { readonly tone: SourceWords['tone'] }) => {
  const Icon = tone === 'ok' ? IconCircleCheck : tone === 'plain' ? IconClock : IconAlertTriangle
  return <Icon size={16} stroke={1.9} aria-hidden="true" />
}

/** Whose password the source wants; undefined when it has none. */
const useAccount = (id: string): string | undefined =>
  useSession(({ seat }) => {
    const section = seat.directory?.sources.find((source) => source.id === id)
    return section?.kind === 'carddav' ? section.user : section?.bindDn
  })
