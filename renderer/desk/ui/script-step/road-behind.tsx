import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import type { RoadLine } from '../../../../core/domain/script/road-lines.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Translate } from '../../i18n/words.ts'
import { useKey } from '../../keys/use-key.ts'
import { ActionKey } from '../action-key.tsx'
import { useFormat } from '../format/use-format.ts'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

/** So many steps stand there; those before them fold away. */
const SHOWN = 3

interface RoadBehindProps {
  readonly lines: readonly RoadLine[]
  readonly keys: boolean
  /** Goes back to a step of the road; absent: the road is only read. */
  readonly onJump?: ((nodeId: string) => void) | undefined
}

/** Steps that are done, with answer and source. At 1280 px it is one line; a press opens the whole. */
export const RoadBehind = ({ lines, keys, onJump }: RoadBehindProps) => {
  const t = useWords(stepWords)
  const [open, setOpen] = useState(false)
  const toggle = (): void => setOpen(!open)
  useKey('scriptRoad', toggle, keys && lines.length > 0)
  if (lines.length === 0) return null
  const earlier = lines.length - SHOWN
  return (
    <section className={styles.road} aria-label={t('behind')} data-open={open}>
      <button type="button" className={styles.roadLine} aria-expanded={open} onClick={toggle}>
        <IconCheck size={14} stroke={1.9} aria-hidden="true" />
        <span className={styles.roadWords}>
          {t('behindCount', { count: lines.length })}
          {!open && <strong>{shortWords(t, lines)}</strong>}
        </span>
        <ActionKey action="scriptRoad" enabled={keys} />
      </button>
      {(open || earlier > 0) && (
        <button type="button" className={styles.roadMore} aria-expanded={open} onClick={toggle}>
          {open ? t('lessRoad') : t('allRoad', { count: earlier })}
          <ActionKey action="scriptRoad" enabled={keys} />
        </button>
      )}
      <ol className={styles.roadList}>
        {(open ? lines : lines.slice(-SHOWN)).map((line, index) => (
          <RoadStop key={`${line.nodeId} ${String(line.at)} ${String(index)}`} line={line} onJump={open ? onJump : undefined} />
        ))}
      </ol>
    </section>
  )
}

const RoadStop = ({ line, onJump }: { readonly line: RoadLine; readonly onJump: ((nodeId: string) => void) | undefined }) => {
  const t = useWords(stepWords)
  const format = useFormat()
  const answer = answerWords(t, line)
  const skipped = line.answer?.kind === 'skipped'
  const words = (
    <>
      {line.title}
      {answer !== undefined && (
        <>
          : <strong>{answer}</strong>
        </>
      )}
    </>
  )
  return (
    <li data-skipped={skipped}>
      {skipped ? <IconMinus size={14} stroke={1.9} aria-hidden="true" /> : <IconCheck size={14} stroke={1.9} aria-hidden="true" />}
      {onJump === undefined || line.source === 'card' ? (
        <span>{words}</span>
      ) : (
        <button type="button" className={styles.jump} title={t('goTo', { title: line.title })} onClick={() => onJump(line.nodeId)}>
          {words}
        </button>
      )}
      {line.source === 'operator' ? (
        <time>{format.clock(line.at)}</time>
      ) : (
        <span className={styles.source}>{t(line.source === 'card' ? 'fromCard' : 'carried')}</span>
      )}
    </li>
  )
}

function answerWords(t: Translate<typeof stepWords.entries>, { answer, provesIdentity }: RoadLine): string | undefined {
  switch (answer?.kind) {
    case undefined:
      return undefined
    case 'words':
      return answer.words
    case 'yes':
      return t(provesIdentity ? 'roadProven' : 'roadYes')
    case 'no':
      return t('roadNo')
    case 'done':
      return t('roadDone')
    case 'left-out':
      return t('roadLeftOut')
    case 'skipped':
      return t('roadSkipped')
  }
}

/** «: личность подтверждена, CRM Битрикс24»: the answers, the last ones, as far as a line holds. */
function shortWords(t: Translate<typeof stepWords.entries>, lines: readonly RoadLine[]): string {
  const answered = lines.flatMap((line) => {
    const words = answerWords(t, line)
    return words === undefined ? [] : [`${line.title} ${words}`]
  })
  return answered.length === 0 ? '' : `: ${answered.toReversed().join(', ')}`
}
