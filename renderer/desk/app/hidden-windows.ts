import type { Capabilities } from '../../../core/contract/bridge.ts'
import type { Seat } from '../../../core/contract/seat.ts'

/**
 * Where the host cannot give the phone a window of its own, it lives in a hidden frame of this page (and ends with it:
 * `phoneSurvivesReload` is false). In the sandbox the simulated client gets one too. The caller puts them into the page.
 */
export const hiddenWindowsOf = (page: Document, capabilities: Capabilities, mode: Seat['mode']): readonly HTMLIFrameElement[] => {
  if (capabilities.phoneSurvivesReload) return []
  const names = mode === 'sandbox' ? ['phone.html', 'caller.html'] : ['phone.html']
  return names.map((name) => {
    const frame = page.createElement('iframe')
    frame.src = new URL(name, page.baseURI).href
    frame.title = name
    frame.allow = 'microphone; autoplay; speaker-selection'
    frame.tabIndex = -1
    frame.className = 'fl-hidden'
    frame.setAttribute('aria-hidden', 'true')
    return frame
  })
}
