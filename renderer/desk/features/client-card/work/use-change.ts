import { useState } from 'react'
import type { NoteNotice } from '../../../../../core/domain/chat/note-notice.ts'
import type { ClientChangeBody } from '../../../../../core/domain/client/change/client-change.ts'
import type { ChangeRefusal } from '../../../../../core/domain/client/change/change-refusal.ts'
import type { ClientId } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import { takeToast, toast } from '../../../ui/toast.tsx'
import { changeWords } from './change-words.ts'

/** `failed`: the disk did not take it. */
export type Trouble = ChangeRefusal | 'failed'

const TOAST = 'client-change'

/** Takes a change back, and says what came of it. */
export const useUndo = (): ((changeId: string) => Promise<void>) => {
  const t = useWords(changeWords)
  const { changes } = useCallWork()
  return async (changeId) => {
    takeToast(TOAST)
    const outcome = await changes.undo(changeId).catch(() => ({ kind: 'refused', why: 'changed-since' }) as const)
    if (outcome.kind === 'refused') toast({ id: TOAST, tone: 'info', title: t('notUndone'), detail: t(`undo.${outcome.why}`) })
    else toast({ id: TOAST, title: t(outcome.kind === 'reversed' ? 'reversed' : 'takenBack') })
  }
}

export interface ChangeDoer {
  readonly busy: boolean
  readonly trouble: Trouble | undefined
  /** Keeps a change; `told`: what the toast says, with its undo; `notice`: what colleagues are told of it. True: it is kept. */
  readonly perform: (body: ClientChangeBody, told?: string, notice?: NoteNotice) => Promise<boolean>
  readonly forget: () => void
}

/** Changes of one record, one at a time; what goes wrong stays where the work is. */
export const useChange = (clientId: ClientId): ChangeDoer => {
  const t = useWords(changeWords)
  const { changes } = useCallWork()
  const undo = useUndo()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const perform = async (body: ClientChangeBody, told?: string, notice?: NoteNotice): Promise<boolean> => {
    setBusy(true)
    const outcome = await changes.change(clientId, body, notice).catch(() => 'failed' as const)
    setBusy(false)
    if (outcome === 'failed' || outcome.kind === 'refused') {
      setTrouble(outcome)
      return false
    }
    setTrouble(undefined)
    const { id } = outcome.change
    if (told !== undefined) toast({ id: TOAST, title: told, action: { label: t('undo'), key: 'undoChange', run: () => void undo(id) } })
    return true
  }
  return { busy, trouble, perform, forget: () => setTrouble(undefined) }
}
