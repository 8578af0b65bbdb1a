import { useWords } from '../../i18n/use-words.ts'
import { useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './escalation.module.css'

/** What line 2 says, big: the words between the lines, and the answer. */
export const AnswerPart = ({ escalation, live }: { readonly escalation: SeatEscalation; readonly live: boolean }) => {
  const t = useWords(words)
  const format = useFormat()
  const team = useTeamStore()
  const { packet, changes, state } = escalation
  const said = changes.flatMap(({ id, at, by, what }) =>
    what.kind === 'noted' && by.kind === 'member' && by.member.id !== packet.author.id
      ? [{ id, at, name: by.member.name, text: what.text }]
      : [],
  )
  const answer = state.phase === 'returned' ? state.answer : state.phase === 'resolved' && state.how !== '' ? state.how : undefined
  if (said.length === 0 && answer === undefined) return null
  return (
    <div className={styles.part} aria-live="polite">
      {said.slice(-3).map(({ id, at, name, text }) => (
        <div key={id} className={styles.word}>
          <p className={styles.fact}>
            {name} <time>{format.clock(at)}</time>
          </p>
          <p className={styles.said}>{text}</p>
        </div>
      ))}
      {answer !== undefined && <p className={live ? styles.say : styles.said}>{answer}</p>}
      {state.phase === 'returned' && !state.read && (
        <div className={styles.buttons}>
          <Button size="small" action="readAnswer" onPress={() => void team.change(packet.id, { kind: 'answer-read' })}>
            {t('read')}
          </Button>
        </div>
      )}
    </div>
  )
}
