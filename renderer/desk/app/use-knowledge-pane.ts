import { useState } from 'react'
import { useKnowledge } from '../state/call-work-context.tsx'

/** The knowledge base lies over the right pane: it brings that to the front, and when it is left, the pane from before is there again. */
export const useKnowledgePane = <Id extends string>(chosen: Id, side: Id, choose: (id: Id) => void): void => {
  const open = useKnowledge((view) => view.open)
  const [seen, setSeen] = useState(open)
  const [left, setLeft] = useState(chosen)
  if (open === seen) return
  setSeen(open)
  if (open) setLeft(chosen)
  choose(open ? side : left)
}
