import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react'
import { VisuallyHidden } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, useNow, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { directoryWords } from './directory-words.ts'
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
  const state = stateOfSource(source, t, format, now)
  const account = useAccount(description.id)
  const headingId = `source-${description.id}`
  return (
    <li className={styles.source} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h3 id={headingId} className={styles.title}>
          {description.title}
        </h3>
        {description.title !== t(description.kind) && <span className={styles.kind}>{t(description.kind)}</span>}
        {status !== undefined && <span className={styles.count}>{t('clients', { count: status.clientCount })}</span>}
      </div>
      <p className={styles.state} data-tone={state.tone} role="status">
        <StateIcon tone={state.tone} />
        <span>{state.fact}</span>
      </p>
      {state.what !== undefined && <p className={styles.what}>{state.what}</p>}
      {state.detail !== undefined && <p className={styles.what}>{t('detail', { detail: state.detail })}</p>}
      <Refused source={source} />
      <div className={styles.actions}>
        <Button onPress={() => storage.sources?.wantNow(description.id)}>
          {t('refresh')}
          <VisuallyHidden>{`: ${description.title}`}</VisuallyHidden>
        </Button>
      </div>
      {account !== undefined && <SourcePassword source={description} account={account} />}
    </li>
  )
}

const Refused = ({ source: { status } }: SourceItemProps) => {
  const t = useWords(directoryWords)
  if (status === undefined || status.refusedCount === 0) return null
  return (
    <details className={styles.refused}>
      <summary>{t('refused', { count: status.refusedCount })}</summary>
      <ul>
        {status.refused.map((line, index) => (
          <li key={`${String(index)} ${line}`}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

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
