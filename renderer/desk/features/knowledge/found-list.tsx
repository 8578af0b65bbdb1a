import { useEffect, useRef } from 'react'
import type { ArticleHit } from '../../../../core/domain/knowledge/found-article.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import { articleKey } from '../../state/knowledge-store.ts'
import { Badge } from '../../ui/badge.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { InPlaceOfHits, ListNote } from './list-notes.tsx'
import { listId, optionId } from './option-id.ts'
import { useValidity } from './use-validity.ts'
import { words } from './words.ts'
import styles from './knowledge.module.css'

const NO_HITS: readonly ArticleHit[] = []

/** What was found, or what fits to the call. */
export const FoundList = () => {
  const t = useWords(words)
  const { knowledge } = useCallWork()
  const hits = useKnowledge((view) => view.answer?.hits ?? NO_HITS)
  const marked = useKnowledge((view) => view.marked)
  return (
    <>
      <ListNote />
      <ul id={listId} role="listbox" aria-label={t('list')} className={styles.list} hidden={hits.length === 0}>
        {hits.map((hit, place) => (
          <HitItem
            key={articleKey(hit)}
            hit={hit}
            marked={place === marked}
            onMark={() => knowledge.mark(place)}
            onOpen={() => void knowledge.read(hit.id, hit.organisation)}
          />
        ))}
      </ul>
      <InPlaceOfHits />
    </>
  )
}

interface HitItemProps {
  readonly hit: ArticleHit
  readonly marked: boolean
  readonly onMark: () => void
  readonly onOpen: () => void
}

/** One article: what of it was found, what kind it is, and why it stands here. */
const HitItem = ({ hit, marked, onMark, onOpen }: HitItemProps) => {
  const t = useWords(words)
  const row = useRef<HTMLLIElement>(null)
  const validity = useValidity(hit)
  useEffect(() => {
    if (marked) row.current?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  return (
    // The field keeps the focus and its keys; a row only answers the pointer.
    <li
      ref={row}
      id={optionId(articleKey(hit))}
      role="option"
      aria-selected={marked}
      className={styles.hit}
      onMouseMove={onMark}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <span className={styles.hitTitle}>
        <MarkedText text={hit.title} marks={hit.titleMarks} />
      </span>
      <span className={styles.excerpt}>
        <MarkedText text={hit.excerpt} marks={hit.excerptMarks} />
      </span>
      <span className={styles.facts}>
        <span>{hit.abbreviation === undefined ? t(`kind.${hit.kind}`) : `;${hit.abbreviation}`}</span>
        {hit.reason !== undefined && <span className={styles.reason}>{t(`reason.${hit.reason}`)}</span>}
        {validity !== undefined && <Badge tone="warn">{validity}</Badge>}
      </span>
    </li>
  )
}
