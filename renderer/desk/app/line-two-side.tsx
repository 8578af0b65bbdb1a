import { useState, type ReactNode } from 'react'
import { WhoPane } from '../features/client-card/who-pane.tsx'
import { words } from '../features/line-two/words.ts'
import { SidePane } from '../features/wrap-up/side-pane.tsx'
import { useWords } from '../i18n/use-words.ts'
import { useCardCallId, useWorkCall } from '../state/call-work-context.tsx'
import { usePhone } from '../state/desk-context.tsx'
import { TabList } from '../ui/tab-list.tsx'
import { KnowledgeSlot } from './knowledge-slot.tsx'
import type { DeskSlots } from './slots.tsx'
import paneTabs from './pane-tabs.module.css'
import styles from './line-two.module.css'

type SideId = 'chat' | 'card' | 'wrap-up'

interface SideOf {
  readonly id: SideId
  readonly label: string
  readonly body: ReactNode
}

/**
 * Right pane: the chat of line 1; beside it the card of a call that has no packet, and the result of a call that is over.
 * What has just come is brought to the front; the chat stays as it is behind it.
 */
export const LineTwoSide = ({ slots }: { readonly slots: DeskSlots }) => (
  <KnowledgeSlot resting={false}>
    <Sides slots={slots} />
  </KnowledgeSlot>
)

const Sides = ({ slots: { Chat } }: { readonly slots: DeskSlots }) => {
  const t = useWords(words)
  const cardId = useStrangerCallId()
  const work = useWorkCall()
  const overId = work?.over === true ? work.callId : undefined
  const sides: readonly SideOf[] = [
    { id: 'chat', label: t('chat'), body: Chat === undefined ? null : <Chat /> },
    ...(cardId === undefined ? [] : [{ id: 'card' as const, label: t('card'), body: <WhoPane /> }]),
    ...(overId === undefined ? [] : [{ id: 'wrap-up' as const, label: t('wrapUp'), body: <SidePane /> }]),
  ]
  const [chosen, choose] = useFront(cardId, overId)
  const front = sides.some(({ id }) => id === chosen) ? chosen : 'chat'
  return (
    <div className={styles.sides}>
      {sides.length > 1 && (
        <TabList
          label={t('tabs')}
          tabs={sides.map(({ id, label }) => ({ id, label, panel: `line-two-side-${id}` }))}
          chosen={front}
          className={paneTabs.tabs}
          tabClassName={paneTabs.tab}
          idOf={(id) => `line-two-side-tab-${id}`}
          onChoose={choose}
        />
      )}
      {sides.map(({ id, body }) => (
        <div
          key={id}
          id={`line-two-side-${id}`}
          className={styles.sideBody}
          hidden={id !== front}
          {...(sides.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `line-two-side-tab-${id}` } : {})}
        >
          {id === 'chat' || id === front ? body : null}
        </div>
      ))}
    </div>
  )
}

/** The call on the desk that belongs to no packet: its client has a card of his own. */
const useStrangerCallId = (): string | undefined => {
  const callId = useCardCallId()
  const ofPacket = usePhone((state) => state?.calls.find((view) => view.call.id === callId)?.call.context.escalationId !== undefined)
  return ofPacket ? undefined : callId
}

/** Which one is in front: what came last, until the specialist chooses herself. */
const useFront = (cardId: string | undefined, overId: string | undefined): readonly [SideId, (id: SideId) => void] => {
  const [chosen, setChosen] = useState<SideId>('chat')
  const [seen, setSeen] = useState<readonly [string | undefined, string | undefined]>([undefined, undefined])
  if (seen[0] !== cardId || seen[1] !== overId) {
    setSeen([cardId, overId])
    if (overId !== undefined && overId !== seen[1]) setChosen('wrap-up')
    else if (cardId !== undefined && cardId !== seen[0]) setChosen('card')
  }
  return [chosen, setChosen]
}
