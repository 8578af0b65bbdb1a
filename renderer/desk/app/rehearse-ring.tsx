import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { CallBar } from '../features/softphone/call-bar.tsx'
import { NowPane } from '../features/client-card/now-pane.tsx'
import { WhoPane } from '../features/client-card/who-pane.tsx'
import { SidePane } from '../features/wrap-up/side-pane.tsx'
import { WorkBar } from '../features/wrap-up/work-bar.tsx'
import { CallWorkProvider } from '../state/call-work-context.tsx'
import type { CallWork } from '../state/call-work.ts'
import { DeskProvider } from '../state/desk-context.tsx'
import type { Desk } from '../state/desk.ts'
import { actingDesk, actingWork, rehearseLook } from '../state/rehearsal.ts'

/**
 * Draws a made-up ringing call with its card once, out of sight and in stores of its own, and takes it away again
 * within the same task. The first drawing of anything costs several times the later ones (code that was never run,
 * formatters, glyphs): the first client of the day should not wait for that.
 */
export const rehearseRing = (desk: Desk, work: CallWork): void => {
  if ((desk.stores.phone.getState().state?.calls.length ?? 0) > 0) return
  const at = desk.clock.now()
  void rehearseLook(desk, at)
  const place = document.createElement('div')
  place.inert = true
  place.setAttribute('aria-hidden', 'true')
  Object.assign(place.style, { position: 'fixed', inset: '0', visibility: 'hidden', contain: 'strict' })
  const root = createRoot(place)
  document.body.append(place)
  flushSync(() =>
    root.render(
      <DeskProvider desk={actingDesk(desk, at)}>
        <CallWorkProvider work={actingWork(work, at)}>
          <CallBar />
          <WhoPane />
          <NowPane />
          <SidePane />
          <WorkBar />
        </CallWorkProvider>
      </DeskProvider>,
    ),
  )
  // Asking for a size makes the browser lay it out.
  place.getBoundingClientRect()
  flushSync(() => root.unmount())
  place.remove()
}
