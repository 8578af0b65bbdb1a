import { useState } from 'react'
import type { NoticeClient } from '../../../../core/domain/chat/message.ts'
import { useWords } from '../../i18n/use-words.ts'
import { VIEWED } from '../../state/call-card.ts'
import { useCallWork, useCardCallId } from '../../state/call-work-context.tsx'
import { useChat } from '../../state/chat-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'

/** From a notice to the client it is about; in a call his card waits until the call is over. */
export const OpenClient = ({ client: { id, name } }: { readonly client: NoticeClient }) => {
  const t = useWords(words)
  const chat = useChat()
  const { card } = useCallWork()
  const { storage } = useDesk()
  const callId = useCardCallId()
  const [busy, setBusy] = useState(false)
  const open = async (): Promise<void> => {
    setBusy(true)
    const client = await storage.directory.byId(id).catch(() => undefined)
    setBusy(false)
    if (client === undefined) {
      toast({ tone: 'info', title: t('clientGone') })
      return
    }
    chat.setOpen(false)
    card.view(client)
  }
  return (
    <Button size="small" disabled={busy || (callId !== undefined && callId !== VIEWED)} onPress={() => void open()}>
      {t('openClient', { name })}
    </Button>
  )
}
