import { useEffect } from 'react'
import type { ClientId } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { shortName, VIEWED } from '../../../state/call-card.ts'
import { useCallWork, useCard, useCardCallId, useCardWork, useClientChanges } from '../../../state/call-work-context.tsx'
import type { CardForm } from '../../../state/card-work-store.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { toast } from '../../../ui/toast.tsx'
import { workWords } from './work-words.ts'

const TASK = 'client-task'
const CONFLICT = 'client-conflict'

/** Without a face: says in one calm line what is due, and what the CRM says otherwise of a client who is not on the screen. */
export const CardWatch = () => {
  useDueNotice()
  useConflictNotice()
  return null
}

/** Opens a client's card without a call, with a form on it. */
const useOpenCard = (): ((clientId: ClientId, form?: CardForm) => Promise<void>) => {
  const t = useWords(workWords)
  const { card, cardWork } = useCallWork()
  const { storage } = useDesk()
  return async (clientId, form) => {
    const client = await storage.directory.byId(clientId).catch(() => undefined)
    if (client === undefined) {
      toast({ tone: 'info', title: t('clientGone') })
      return
    }
    card.view(client)
    if (form !== undefined) cardWork.show(clientId, form)
  }
}

const useShownClientId = (): ClientId | undefined => {
  const callId = useCardCallId()
  const card = useCard(callId ?? VIEWED)
  return card?.kind === 'known' ? card.candidate.client.id : undefined
}

const useDueNotice = (): void => {
  const t = useWords(workWords)
  const { stores } = useDesk()
  const { cardWork } = useCallWork()
  const open = useOpenCard()
  const inCall = useCardCallId() !== undefined
  const due = useClientChanges((state) => state.due)
  const reminded = useCardWork((state) => state.reminded)
  const waiting = due.filter(({ task }) => !reminded.has(task.id))
  const [first] = waiting
  const more = waiting.length - 1
  useEffect(() => {
    if (first === undefined) return
    const { raise, withdraw } = stores.notices.getState()
    const run = (): void => {
      cardWork.setReminded([first.task.id])
      void open(first.clientId)
    }
    const tail = [...(more > 0 ? [t('dueMore', { count: more })] : []), ...(inCall ? [t('dueAfterCall')] : [])].join(' ')
    raise({
      id: TASK,
      tone: 'info',
      urgency: 1,
      fact: t('dueTask', { task: first.task.text, client: first.clientName }),
      ...(tail === '' ? {} : { consequence: tail }),
      ...(inCall ? {} : { action: { label: t('openClient'), key: 'dueTask', run } }),
    })
    return () => withdraw(TASK)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the opener is new with each render and does the same; `first` is named by its id
  }, [first?.task.id, more, inCall, t, stores, cardWork])
}

const useConflictNotice = (): void => {
  const t = useWords(workWords)
  const { stores } = useDesk()
  const open = useOpenCard()
  const inCall = useCardCallId() !== undefined
  const shown = useShownClientId()
  const conflict = useClientChanges((state) => state.conflicts.find(({ clientId }) => clientId !== shown))
  useEffect(() => {
    if (conflict === undefined || inCall) return
    const { raise, withdraw } = stores.notices.getState()
    const { clientId, mine } = conflict
    raise({
      id: CONFLICT,
      tone: 'warn',
      urgency: 1,
      fact: t('conflictElsewhere', { client: shortName(mine) }),
      consequence: t('conflictWhat'),
      action: { label: t('openClient'), key: 'clientConflict', run: () => void open(clientId, 'conflict') },
    })
    return () => withdraw(CONFLICT)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the opener is new with each render and does the same; `conflict` is named by its client
  }, [conflict?.clientId, inCall, t, stores])
}
