import type { ComponentType } from 'react'
import { SandboxBanner } from '../features/sandbox/sandbox-banner.tsx'
import { WorkBar } from '../features/wrap-up/work-bar.tsx'
import { ChatSlot } from './chat-slot.tsx'
import { NowSlot } from './now-slot.tsx'
import { Sheets } from './sheets.tsx'
import { SideSlot } from './side-slot.tsx'
import { StripTools } from './strip-tools.tsx'
import { WhoSlot } from './who-slot.tsx'

/** The places of the layout that features fill. A place without a component is not drawn. */
export interface DeskSlots {
  /** Left pane: who the client is. */
  readonly Who?: ComponentType
  /** Middle pane: requests, history; the journal when there is no call. */
  readonly Now?: ComponentType
  /** Right pane: what to say or do now. */
  readonly Side?: ComponentType
  /** Right pane of the line-2 desk: the chat of line 1. */
  readonly Chat?: ComponentType
  /** Bottom: notes, disposition, Save. */
  readonly WorkBar?: ComponentType
  /** 28 px at the very top, sandbox only; the layout draws the 3 px frame. */
  readonly SandboxBanner?: ComponentType
  /** Right end of the strip before the clock: buttons of sheets (settings, journal). */
  readonly StripTools?: ComponentType
  /** Drawn once, outside the layout: modals, watchers without a face. */
  readonly Sheets?: ComponentType
}

export const slots: DeskSlots = { Who: WhoSlot, Now: NowSlot, Side: SideSlot, Chat: ChatSlot, WorkBar, SandboxBanner, StripTools, Sheets }
