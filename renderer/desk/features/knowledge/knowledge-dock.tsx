import { useEffect, useRef, type ReactNode } from 'react'
import { Covered } from '../../keys/covered.tsx'
import { isField } from '../../keys/field.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useKnowledge } from '../../state/call-work-context.tsx'
import type { Knowledge } from '../../state/knowledge-store.ts'
import { KnowledgeCover } from './knowledge-cover.tsx'
import { KnowledgeField } from './knowledge-field.tsx'
import { leave, rememberPlace } from './leave.ts'
import styles from './knowledge.module.css'

interface KnowledgeDockProps {
  /** The pane it lies over. It stays as it is, and its keys rest meanwhile. */
  readonly children: ReactNode
  /** The field stands there also while nothing is looked for. */
  readonly resting: boolean
}

/** The right pane with the knowledge base in it: `/` puts what is found over the pane, Escape takes it away again. */
export const KnowledgeDock = ({ children, resting }: KnowledgeDockProps) => {
  const { knowledge } = useCallWork()
  const open = useKnowledge((view) => view.open)
  useKey('knowledge', () => begin(knowledge), knowledge.available)
  useEscape(knowledge, open)
  return (
    <div className={styles.dock} data-foot={open || resting}>
      <div className={styles.under} inert={open}>
        <Covered covered={open}>{children}</Covered>
      </div>
      {open && <KnowledgeCover />}
      {(open || resting) && knowledge.available && <KnowledgeField />}
    </div>
  )
}

function begin(knowledge: Knowledge): void {
  rememberPlace()
  knowledge.setOpen(true)
}

/** Escape outside the field too: from an article to the list, from the list to the desk. */
const useEscape = (knowledge: Knowledge, open: boolean): void => {
  const latest = useRef(knowledge)
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== 'Escape' || event.defaultPrevented || isField(event.target)) return
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return
      event.preventDefault()
      const { article, answer, answered } = latest.current.store.getState()
      if (article !== undefined && answer !== undefined && answered !== undefined) latest.current.back()
      else leave(latest.current)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
}
