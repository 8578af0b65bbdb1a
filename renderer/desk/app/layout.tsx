import { EscalateSlot } from '../features/escalation/escalate-slot.tsx'
import { HubItem } from '../features/escalation/hub-item.tsx'
import { StripShare } from '../features/insight/strip-share.tsx'
import { CallBar } from '../features/softphone/call-bar.tsx'
import { Strip } from '../features/presence/strip.tsx'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../state/desk-context.tsx'
import { BannerSlot } from './banner-slot.tsx'
import { LatePart } from './late-part.tsx'
import { Panes } from './panes.tsx'
import type { DeskSlots } from './slots.tsx'
import { appWords } from './words.ts'
import styles from './layout.module.css'

/**
 * The desk's rows: sandbox banner, strip, call bar, panes, notice, work bar. Nothing moves when a call comes, nor when a
 * notice does: it takes its height from the lower end of the panes, which scroll.
 */
export const Layout = ({ slots }: { readonly slots: DeskSlots }) => {
  const t = useWords(appWords)
  const sandbox = useSession((session) => session.seat.mode === 'sandbox')
  const { SandboxBanner, StripTools, WorkBar, Sheets } = slots
  return (
    <div className={styles.desk} data-sandbox={sandbox}>
      {sandbox && SandboxBanner !== undefined && <SandboxBanner />}
      <Strip items={<HubItem />} figures={<StripShare />} tools={StripTools === undefined ? undefined : <StripTools />} />
      <CallBar escalate={<EscalateSlot />} />
      <Panes slots={slots} />
      <BannerSlot />
      <section className={styles.work} aria-label={t('work')}>
        {WorkBar !== undefined && (
          <LatePart>
            <WorkBar />
          </LatePart>
        )}
      </section>
      {Sheets !== undefined && <Sheets />}
    </div>
  )
}
