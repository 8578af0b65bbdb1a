import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import type { Figured, FiguresQuestion } from '../../state/script-figures.ts'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { scriptWords } from './script-words.ts'
import { words } from './words.ts'
import styles from './insight.module.css'

interface ToldFiguresProps<T> {
  readonly told: Figured<T>
  readonly question: FiguresQuestion
  readonly isEmpty: (figures: T) => boolean
  readonly empty: { readonly title: string; readonly note: string }
  readonly children: (figures: T) => ReactNode
}

/** Figures, or what stands in their way: not counted yet, not to be counted, nothing to count from. */
export const ToldFigures = <T extends { readonly isComplete: boolean }>({
  told,
  question,
  isEmpty,
  empty,
  children,
}: ToldFiguresProps<T>) => {
  const t = useWords(words)
  const tell = useWords(scriptWords)
  const { scriptFigures } = useCallWork()
  const { figures, phase } = told
  if (phase === 'failed') {
    return (
      <ErrorState
        title={t('failed')}
        actions={
          <Button size="small" action="again" onPress={() => scriptFigures.again(question)}>
            {t('again')}
          </Button>
        }
      >
        {tell('failedNote')}
      </ErrorState>
    )
  }
  if (figures === undefined) return <Skeleton rows={6} awaited={t('loading')} />
  if (isEmpty(figures) && figures.isComplete) return <EmptyState title={empty.title}>{empty.note}</EmptyState>
  return (
    <>
      <StillReading isComplete={figures.isComplete} />
      {children(figures)}
    </>
  )
}

/** That the link is lost is said once, above every page. */
const StillReading = ({ isComplete }: { readonly isComplete: boolean }) => {
  const t = useWords(words)
  const isLinked = useTeam(({ link }) => link.kind === 'connected')
  if (isComplete || !isLinked) return null
  return (
    <p className={styles.notice} role="status">
      {t('incomplete')}
    </p>
  )
}
