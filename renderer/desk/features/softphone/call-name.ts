import type { Line, Seat } from '../../../../core/contract/seat.ts'
import type { Call } from '../../../../core/domain/call/call.ts'
import { dialledLine } from '../../../../core/domain/client/dialled-line.ts'
import type { Locale } from '../../i18n/instance.ts'
import { localText } from '../../i18n/local-text.ts'
import type { CallerName } from '../../state/caller-store.ts'

/** The provisioned line a call came over. */
export const lineOf = (call: Call, lines: readonly Line[]): Line | undefined => {
  const line = dialledLine(call.context, lines)
  return lines.find(({ id }) => id === line?.id)
}

/** Title of a number known to the seat (a colleague, a queue, line 2). */
export const targetTitle = (number: string, targets: Seat['transferTargets'], locale: Locale): string | undefined => {
  const target = targets.find((known) => known.number === number)
  return target === undefined ? undefined : localText(target.title, locale)
}

/**
 * A fact of the bar. A number that is cut misleads, so it is shown whole and the others give way; `late`: whole, too, until those
 * that are cut first are gone.
 */
export interface BarFact {
  readonly text: string
  readonly whole?: boolean | 'late'
}

export interface BarName {
  readonly title: string
  /** Facts under the title, in order: role and company, number, line. */
  readonly details: readonly BarFact[]
}

interface NameParts {
  readonly call: Call
  readonly known: CallerName | undefined
  readonly target: string | undefined
  readonly masked: string
  readonly withheld: string
  readonly line: string | undefined
  /** Said only where the PBX said that it records. */
  readonly recording?: string | undefined
}

/** What the bar calls the other side: the card's name, a known target, the PBX's display name, the masked number. */
export const barName = ({ call, known, target, masked, withheld, line, recording }: NameParts): BarName => {
  const hasNumber = call.remote.number !== ''
  const display = call.remote.displayName?.trim()
  const spoken = display === undefined || display === '' || display === call.remote.number ? undefined : display
  const title = known?.title ?? target ?? spoken ?? (hasNumber ? masked : withheld)
  const number = hasNumber && title !== masked && target === undefined ? masked : undefined
  const extension = target === undefined ? undefined : call.remote.number
  // Beside the line there is no room for role and company; the card shows them.
  const detail = line === undefined ? known?.detail : undefined
  const facts: readonly (Omit<BarFact, 'text'> & { readonly text: string | undefined })[] = [
    { text: detail },
    { text: number, whole: true },
    { text: extension, whole: true },
    { text: line },
    { text: recording, whole: 'late' },
  ]
  return { title, details: facts.flatMap(({ text, ...fact }) => (text === undefined ? [] : [{ ...fact, text }])) }
}
