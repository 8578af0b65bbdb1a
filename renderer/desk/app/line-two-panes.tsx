import { useMediaQuery } from '@mantine/hooks'
import { useState, type ComponentType, type ReactNode } from 'react'
import { PacketPane } from '../features/line-two/packet-pane.tsx'
import { QueuePane } from '../features/line-two/queue-pane.tsx'
import { words } from '../features/line-two/words.ts'
import { useWords } from '../i18n/use-words.ts'
import { useCardCallId } from '../state/call-work-context.tsx'
import { useLineTwoView } from '../state/line-two-context.tsx'
import { TabList } from '../ui/tab-list.tsx'
import { LineTwoSide } from './line-two-side.tsx'
import type { DeskSlots } from './slots.tsx'
import { useKnowledgePane } from './use-knowledge-pane.ts'
import paneTabs from './pane-tabs.module.css'
import styles from './line-two.module.css'

type PaneId = 'queue' | 'packet' | 'side'

interface PaneOf {
  readonly id: PaneId
  readonly label: string
  readonly body: ReactNode
}

/** Queue, packet, chat: beside each other from 1280 CSS px, as tabs below (a narrow window or 200 % zoom). */
export const LineTwoPanes = ({ slots }: { readonly slots: DeskSlots }) => {
  const t = useWords(words)
  const tabbed = useMediaQuery('(max-width: 1279.98px)', false, { getInitialValueInEffect: false })
  const panes: readonly PaneOf[] = [
    { id: 'queue', label: t('queue'), body: <QueuePane /> },
    { id: 'packet', label: t('packet'), body: <Middle Now={slots.Now} /> },
    { id: 'side', label: t('side'), body: <LineTwoSide slots={slots} /> },
  ]
  if (tabbed) return <TabbedPanes panes={panes} />
  return (
    <main className={styles.main}>
      {panes.map(({ id, label, body }) => (
        <section key={id} className={styles[id]} aria-label={label}>
          {body}
        </section>
      ))}
    </main>
  )
}

/** The open packet; of a call without one, the client's requests and history. */
const Middle = ({ Now }: { readonly Now: ComponentType | undefined }) => {
  const open = useLineTwoView((view) => view.openId !== undefined)
  const callId = useCardCallId()
  return open || callId === undefined || Now === undefined ? <PacketPane /> : <Now />
}

const TabbedPanes = ({ panes }: { readonly panes: readonly PaneOf[] }) => {
  const t = useWords(words)
  const openId = useLineTwoView((view) => view.openId)
  const [chosen, setChosen] = useState<PaneId>(openId === undefined ? 'queue' : 'packet')
  // What is opened comes to the front.
  const [opened, setOpened] = useState(openId)
  if (openId !== opened) {
    setOpened(openId)
    if (openId !== undefined) setChosen('packet')
  }
  useKnowledgePane(chosen, 'side', setChosen)
  return (
    <main className={styles.tabbed}>
      <TabList
        label={t('panes')}
        tabs={panes.map(({ id, label }) => ({ id, label, panel: `line-two-${id}` }))}
        chosen={chosen}
        className={paneTabs.tabs}
        tabClassName={paneTabs.tab}
        idOf={(id) => `line-two-tab-${id}`}
        onChoose={setChosen}
      />
      {panes.map(({ id, body }) => (
        <section
          key={id}
          id={`line-two-${id}`}
          role="tabpanel"
          aria-labelledby={`line-two-tab-${id}`}
          className={styles[id]}
          hidden={id !== chosen}
        >
          {body}
        </section>
      ))}
    </main>
  )
}
