import type { ReactNode } from 'react'
import type { Mark } from '../../../core/domain/search/search-answer.ts'
import styles from './marked-text.module.css'

/** A text with the parts that were found in bold. */
export const MarkedText = ({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) => {
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of marks) {
    if (from > at) parts.push(text.slice(at, from))
    parts.push(
      <mark key={from} className={styles.mark}>
        {text.slice(from, to)}
      </mark>,
    )
    at = to
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
