import { useMediaQuery } from '@mantine/hooks'
import { useState, type ComponentType } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useCardCallId, useCardWork, useEscalationDesk, useIdentityCheck, useTried, useWork } from '../state/call-work-context.tsx'
import { escalationOfCall } from '../state/escalation-own.ts'
import { isWideForm } from '../state/card-work-store.ts'
import { useTeam } from '../state/team-context.tsx'
import { TabList } from '../ui/tab-list.tsx'
import type { DeskSlots } from './slots.tsx'
import { appWords } from './words.ts'
import { useKnowledgePane } from './use-knowledge-pane.ts'
import { WrapUpWatch } from './wrap-up-watch.tsx'
import paneTabs from './pane-tabs.module.css'
import styles from './layout.module.css'

type PaneId = 'who' | 'now' | 'side'

interface PaneOf {
  readonly id: PaneId
  readonly label: string
  readonly Pane: ComponentType | undefined
}

/** Who, Now, Side: beside each other from 1280 CSS px, as tabs below (a narrow window or 200 % zoom). */
export const Panes = ({ slots }: { readonly slots: DeskSlots }) => {
  const t = useWords(appWords)
  const tabbed = useMediaQuery('(max-width: 1279.98px)', false, { getInitialValueInEffect: false })
  const panes: readonly PaneOf[] = [
    { id: 'who', label: t('who'), Pane: slots.Who },
    { id: 'now', label: t('now'), Pane: slots.Now },
    { id: 'side', label: t('side'), Pane: slots.Side },
  ]
  if (tabbed) return <TabbedPanes panes={panes} />
  return (
    <main className={styles.main}>
      {panes.map(({ id, label, Pane }) => (
        <section key={id} className={styles[id]} aria-label={label}>
          {Pane !== undefined && <Pane />}
        </section>
      ))}
    </main>
  )
}

const TabbedPanes = ({ panes }: { readonly panes: readonly PaneOf[] }) => {
  const t = useWords(appWords)
  const { chosen, choose, wrapUpBegins, wrapUpEnds } = useChosenPane()
  return (
    <main className={styles.tabbed}>
      <WrapUpWatch onBegin={wrapUpBegins} onEnd={wrapUpEnds} />
      <TabList
        label={t('panes')}
        tabs={panes.map(({ id, label }) => ({ id, label, panel: `pane-${id}` }))}
        chosen={chosen}
        className={paneTabs.tabs}
        tabClassName={paneTabs.tab}
        idOf={(id) => `tab-${id}`}
        onChoose={choose}
      />
      {panes.map(({ id, Pane }) => (
        <section key={id} id={`pane-${id}`} role="tabpanel" aria-labelledby={`tab-${id}`} className={styles[id]} hidden={id !== chosen}>
          {Pane !== undefined && <Pane />}
        </section>
      ))}
    </main>
  )
}

/** The pane in front. What a wrap-up asks for stands in the right one, so its beginning brings that to the front. */
const useChosenPane = () => {
  const [chosen, setChosen] = useState<PaneId>('now')
  // The pane that the wrap-up took the place of; gone as soon as the operator chooses herself.
  const [covered, setCovered] = useState<PaneId | undefined>()
  const choose = (id: PaneId): void => {
    setChosen(id)
    setCovered(undefined)
  }
  // A press on Save too early brings what is missing to the front again.
  const asked = useWork((state) => state.asked)
  const [answered, setAnswered] = useState(asked)
  if (asked !== answered) {
    setAnswered(asked)
    setChosen('side')
  }
  // So does a wish to be chosen, and a packet that has just gone out: what to say to the client stands there.
  // And the answer to this call.
  const callId = useCardCallId()
  const isAnswered = useTeam((team) => callId !== undefined && escalationOfCall(team, callId)?.state.phase === 'returned')
  const shown = useEscalationDesk(({ choosing, undoUntil }) => `${choosing ?? ''} ${Object.keys(undoUntil).length}`)
  const escalating = `${shown} ${isAnswered ? 'answered' : ''}`
  const [seen, setSeen] = useState(escalating)
  if (escalating !== seen) {
    setSeen(escalating)
    setChosen('side')
  }
  // A key that asks for the proof of the identity, or for a step, brings what it opens to the front.
  const verifying = useIdentityCheck((state) => state.choosing)
  const [seenVerifying, setSeenVerifying] = useState(verifying)
  if (verifying !== seenVerifying) {
    setSeenVerifying(verifying)
    if (verifying !== undefined) setChosen('who')
  }
  // A form of the card stands where it has room.
  const form = useCardWork(({ open }) => open?.form)
  const [seenForm, setSeenForm] = useState(form)
  if (form !== seenForm) {
    setSeenForm(form)
    if (form !== undefined) setChosen(isWideForm(form) ? 'now' : 'who')
  }
  useKnowledgePane(chosen, 'side', setChosen)
  const steps = useTried((state) => state.asked)
  const [seenSteps, setSeenSteps] = useState(steps)
  if (steps !== seenSteps) {
    setSeenSteps(steps)
    setChosen('side')
  }
  const wrapUpBegins = (): void => {
    setCovered(chosen)
    setChosen('side')
  }
  const wrapUpEnds = (): void => {
    if (covered !== undefined) choose(covered)
  }
  return { chosen, choose, wrapUpBegins, wrapUpEnds }
}
