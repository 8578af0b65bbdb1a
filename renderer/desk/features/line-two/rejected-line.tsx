import { useMemo } from 'react'
import type { ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwo } from '../../state/line-two-context.tsx'
import { useTeam, useTeamStore } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { words } from './words.ts'
import styles from './answer.module.css'

/** Words that waited for the hub, and that it did not take when it came back: they are not lost, and not sent twice. */
export const RejectedLine = ({ id }: { readonly id: string }) => {
  const t = useWords(words)
  const team = useTeamStore()
  const lineTwo = useLineTwo()
  const outbox = useTeam((view) => view.outbox)
  const texts = useMemo(
    () =>
      outbox.flatMap(({ lane, status, body }) =>
        lane === id && status.kind === 'rejected' && body.kind === 'change' ? (textOf(body.change.what) ?? []) : [],
      ),
    [outbox, id],
  )
  if (texts.length === 0) return null
  const takeBack = (): void => {
    lineTwo.insert(id, texts.join('\n'))
    void team.letGo(id)
  }
  return (
    <div className={styles.said} data-tone="danger" role="alert">
      <p>{t('notTaken', { text: texts.join(' ').slice(0, 300) })}</p>
      <Button size="small" onPress={() => void team.sendAgain(id)}>
        {t('sendAgain')}
      </Button>{' '}
      <Button size="small" onPress={takeBack}>
        {t('takeBack')}
      </Button>
    </div>
  )
}

const textOf = (what: ChangeWhat): string | undefined => {
  if (what.kind === 'returned') return what.answer
  if (what.kind === 'resolved') return what.how
  return what.kind === 'noted' ? what.text : undefined
}
