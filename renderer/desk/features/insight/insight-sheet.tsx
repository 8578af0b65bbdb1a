import { Modal } from '@mantine/core'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useInsight } from '../../state/call-work-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { InsightBody } from './insight-body.tsx'
import { InsightChoices } from './insight-choices.tsx'
import { ScriptsPage } from './scripts-page.tsx'
import { WhiteSpotsPage } from './white-spots-page.tsx'
import { words } from './words.ts'
import styles from './insight.module.css'

/** The figures of the two lines, over the desk. Opened with a key; Escape closes it. */
export const InsightSheet = () => {
  const t = useWords(words)
  const { insight } = useCallWork()
  const open = useInsight((view) => view.open)
  const hasTeam = useTeam(({ team }) => team !== null && team !== undefined)
  useKey('insight', () => insight.setOpen(!insight.store.getState().open), hasTeam)
  return (
    <Modal
      opened={open && hasTeam}
      onClose={() => insight.setOpen(false)}
      title={t('title')}
      size={1160}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles.sheet}>
        <InsightChoices />
        <LinkNotice />
        <Page />
      </div>
    </Modal>
  )
}

const Page = () => {
  const page = useInsight((view) => view.page)
  switch (page) {
    case 'lines':
      return <Lines />
    case 'scripts':
      return <ScriptsPage />
    case 'white-spots':
      return <WhiteSpotsPage />
    default:
      return missingCase(page)
  }
}

const Lines = () => {
  const t = useWords(words)
  const { insight } = useCallWork()
  const figures = useInsight((view) => view.figures)
  const phase = useInsight((view) => view.phase)
  if (phase === 'failed') {
    return (
      <ErrorState
        title={t('failed')}
        actions={
          <Button size="small" action="again" onPress={() => void insight.refresh()}>
            {t('again')}
          </Button>
        }
      >
        {t('failedNote')}
      </ErrorState>
    )
  }
  if (figures === undefined) return <Skeleton rows={6} awaited={t('loading')} />
  if (figures.interactions === 0 && figures.escalations === 0 && figures.takenBack === 0 && figures.isComplete) {
    return <EmptyState title={t('empty')}>{t('emptyNote')}</EmptyState>
  }
  return <InsightBody figures={figures} />
}

/** What the numbers do not know yet, or any more. */
const LinkNotice = () => {
  const t = useWords(words)
  const format = useFormat()
  const link = useTeam((team) => team.link)
  // The other pages say it of their own figures.
  const isComplete = useInsight((view) => view.page !== 'lines' || (view.figures?.isComplete ?? true))
  if (link.kind === 'connected' && isComplete) return null
  const text =
    link.kind === 'lost' ? t('hubLost', { time: format.clock(link.since) }) : link.kind === 'connected' ? t('incomplete') : t('hubAway')
  return (
    <p className={styles.notice} role="status">
      {text}
    </p>
  )
}
