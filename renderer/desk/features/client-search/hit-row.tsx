import { IconStar } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { SearchHit } from '../../../../core/domain/search/search-answer.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { PhoneNumber } from '../../ui/phone-number.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { words } from './words.ts'
import styles from './client-search.module.css'

interface HitRowProps {
  readonly id: string
  readonly hit: SearchHit
  readonly marked: boolean
  readonly onMark: () => void
  readonly onChoose: () => void
}

/** One client that was found: who he is, and what of him was typed. */
export const HitRow = ({ id, hit, marked, onMark, onChoose }: HitRowProps) => {
  const t = useWords(words)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (marked) row.current?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  const { phone, phoneMark } = hit
  return (
    // The field keeps the focus and its keys; a row only answers the pointer.
    <li ref={row} id={id} role="option" aria-selected={marked} className={styles.hit} onMouseMove={onMark} onClick={onChoose}>
      <span className={styles.name}>
        <MarkedText text={hit.name} marks={hit.nameMarks} />
      </span>
      <span className={styles.badges}>
        {hit.vip && <Badge icon={<IconStar size={14} stroke={1.9} aria-hidden="true" />}>{t('vip')}</Badge>}
        <Badge>{t('segment', { segment: hit.segment })}</Badge>
      </span>
      <span className={styles.belongs}>
        <span>{hit.role.title ?? t(hit.role.kind)}</span>
        {hit.company !== undefined && (
          <span className={styles.company}>
            <MarkedText text={hit.company} marks={hit.companyMarks} />
          </span>
        )}
      </span>
      <span className={styles.numbers}>
        {hit.request !== undefined && <span className={styles.request}>{t('request', { number: hit.request })}</span>}
        {phone !== undefined && phoneMark !== undefined && (
          <span className={styles.request}>{t('numberHas', { digits: phone.slice(phoneMark.from, phoneMark.to) })}</span>
        )}
        {phone !== undefined && <PhoneNumber number={phone} />}
      </span>
    </li>
  )
}
