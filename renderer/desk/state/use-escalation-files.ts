import { useStore } from 'zustand'
import { useCallWork } from './call-work-context.tsx'
import type { FileSending } from './escalation-files.ts'

/** Files on their way to an escalation from this window; undefined when there were none. */
export const useEscalationFiles = (escalationId: string): readonly FileSending[] | undefined =>
  useStore(useCallWork().escalations.files.store, (all) => all[escalationId])
