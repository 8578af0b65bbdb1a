import type { CallId } from '../../../../core/domain/call/call.ts'
import type { Interaction } from '../../../../core/domain/interaction/interaction.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useJournal, useWork } from '../../state/call-work-context.tsx'
import { useCallers, useDesk } from '../../state/desk-context.tsx'
import { useCallView } from '../../state/use-call-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'

/** How a call is named in one line: who, and when it began. */
export const useCallLabel = (callId: CallId): { readonly who: string; readonly time: string } => {
  const t = useWords(words)
  const format = useFormat()
  const { numbers } = useDesk()
  const view = useCallView(callId)
  const name = useCallers((callers) => callers.names[callId]?.title)
  const written = useWork((state) => state.drafts[callId]?.work.clientName)
  const row = useRow(callId)
  const startedAt = view?.call.startedAt ?? row?.facts.startedAt
  const number = view?.call.remote.number ?? row?.facts.number ?? ''
  const who = name ?? written ?? row?.work.clientName ?? (number === '' ? t('withheld') : numbers.toMasked(number))
  return { who, time: startedAt === undefined ? '' : format.clock(startedAt) }
}

/** The journal's record of a call, as far as it is known here. */
export const useRow = (callId: CallId): Interaction | undefined => {
  const { work } = useCallWork()
  const listed = useJournal((state) => state.calls.find((row) => row.id === callId))
  const resumed = work.store.getState().resumed
  return listed ?? (resumed?.id === callId ? resumed : undefined)
}
