import { useEffect, useState } from 'react'
import { HubItem } from '../features/line-two/hub-item.tsx'
import { LineTwoFooter } from '../features/line-two/footer.tsx'
import { LineTwoWatch } from '../features/line-two/line-two-watch.tsx'
import { StripFigures } from '../features/line-two/strip-figures.tsx'
import { useDutyName } from '../features/line-two/duty-name.ts'
import { Strip } from '../features/presence/strip.tsx'
import { useWords } from '../i18n/use-words.ts'
import { useWorkCall } from '../state/call-work-context.tsx'
import { useDesk, usePhone, useSession } from '../state/desk-context.tsx'
import { LineTwoProvider } from '../state/line-two-context.tsx'
import { createMemoryDrafts } from '../state/line-two-drafts.ts'
import { createLineTwo } from '../state/line-two-store.ts'
import { BannerSlot } from './banner-slot.tsx'
import { LineTwoBar } from './line-two-bar.tsx'
import { LineTwoPanes } from './line-two-panes.tsx'
import type { DeskSlots } from './slots.tsx'
import { appWords } from './words.ts'
import styles from './layout.module.css'

/**
 * The specialist's desk: strip, one bar (a ringing call first, then the offered packet), queue, packet and chat, who is on
 * line 2. Note and result of a call stand where they stand on line 1, while there is a call to write about.
 */
export const LineTwoDesk = ({ slots }: { readonly slots: DeskSlots }) => {
  const desk = useDesk()
  const [lineTwo] = useState(() => createLineTwo(desk, desk.storage.answerDrafts ?? createMemoryDrafts()))
  useEffect(() => () => lineTwo.close(), [lineTwo])
  return (
    <LineTwoProvider lineTwo={lineTwo}>
      <LineTwoWatch />
      <LineTwoRows slots={slots} />
    </LineTwoProvider>
  )
}

const LineTwoRows = ({ slots }: { readonly slots: DeskSlots }) => {
  const sandbox = useSession((session) => session.seat.mode === 'sandbox')
  const dutyName = useDutyName()
  const { SandboxBanner, StripTools, Sheets } = slots
  return (
    <div className={styles.desk} data-sandbox={sandbox}>
      {sandbox && SandboxBanner !== undefined && <SandboxBanner />}
      <Strip
        named={dutyName}
        items={<HubItem />}
        figures={<StripFigures />}
        tools={StripTools === undefined ? undefined : <StripTools />}
      />
      <LineTwoBar />
      <LineTwoPanes slots={slots} />
      <BannerSlot />
      <WorkOfCall slots={slots} />
      <LineTwoFooter />
      {Sheets !== undefined && <Sheets />}
    </div>
  )
}

/** Note and result, from the answer on: while a call rings, nothing moves. */
const WorkOfCall = ({ slots: { WorkBar } }: { readonly slots: DeskSlots }) => {
  const t = useWords(appWords)
  const call = useWorkCall()
  const rings = usePhone((state) => state?.calls.find((view) => view.call.id === call?.callId)?.call.phase === 'incoming')
  if (call === undefined || rings || WorkBar === undefined) return null
  return (
    <section className={styles.work} aria-label={t('work')}>
      <WorkBar />
    </section>
  )
}
