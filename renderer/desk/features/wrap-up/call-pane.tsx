import type { CallView } from '../../../../core/contract/phone-channel.ts'
import { dialledLine } from '../../../../core/domain/client/dialled-line.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallers, useSession } from '../../state/desk-context.tsx'
import { FactList, type FactRow } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { PhoneNumber } from '../../ui/phone-number.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { CallMeasures } from './call-measures.tsx'
import { QuickTopics } from './quick-topics.tsx'
import { TriedPart } from './tried-part.tsx'
import { useSpan } from './use-span.ts'
import { words } from './words.ts'
import styles from './side.module.css'

/** Right pane while it rings and in a call: what the call is, the topic one digit away, and what is measured. */
export const CallPane = ({
  view,
  scripted = false,
}: {
  readonly view: CallView
  /** A script has the digits, and the topic. */ readonly scripted?: boolean
}) => {
  const t = useWords(words)
  return (
    <div className={styles.pane}>
      <SectionHead title={t('aboutCall')} />
      <div className={styles.part}>
        <CallFacts view={view} />
      </div>
      {(view.call.phase === 'active' || view.call.phase === 'connecting') && <TriedPart callId={view.call.id} />}
      {!scripted && <QuickTopics view={view} />}
      <CallMeasures view={view} />
    </div>
  )
}

const CallFacts = ({ view: { call } }: { readonly view: CallView }) => {
  const t = useWords(words)
  const locale = useLocale()
  const format = useFormat()
  const span = useSpan()
  const lines = useSession((session) => session.seat.lines)
  const caller = useCallers((callers) => callers.names[call.id])
  const known = dialledLine(call.context, lines)
  const line = lines.find((one) => one.id === known?.id)
  const { displayName, number } = call.remote
  const came = format.clockSeconds(call.startedAt)
  const rows: FactRow[] = [
    ...(line === undefined ? [] : [{ label: t('line'), value: localText(line.title, locale) }]),
    { label: t('number'), value: number === '' ? t('withheld') : <PhoneNumber number={number} revealed={caller?.internal} /> },
    // What the PBX calls the caller is worth a row only when the card says something else; the card has not said it yet at first.
    ...(displayName === undefined || caller === undefined || displayName === caller.title
      ? []
      : [{ label: t('calledAs'), value: displayName }]),
    {
      label: t(call.direction === 'incoming' ? 'rang' : 'dialled'),
      value:
        call.phase === 'active' ? (
          <span className="fl-num">{t('answeredAfter', { time: came, span: span(call.answeredAt - call.startedAt) })}</span>
        ) : (
          <time>{came}</time>
        ),
    },
  ]
  return <FactList rows={rows} />
}
