import type { ReactNode } from 'react'
import type { TranscriptLine } from '../../../../../core/domain/interaction/interaction.ts'
import { isRecordingUrl } from '../../../../../core/domain/call/recording.ts'
import { usePrivacyRules } from '../../../state/privacy-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { FactList, type FactRow } from '../../../ui/fact-list.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { ItemContent } from './item-content.ts'
import { factPlace, linePlace } from './item-texts.ts'
import { MarkedText } from './marked-text.tsx'
import type { Say, TimelineTranslate } from './say.ts'
import styles from './history.module.css'

interface Props {
  readonly id: string
  readonly content: ItemContent
  readonly say: Say
}

/** What an opened row holds: its whole title, facts, the client's words, our notes, the conversation. */
export const ItemDetails = ({ id, content, say }: Props) => {
  const { t } = say
  const { words, notes, transcript, recording, title } = content
  const rows: readonly FactRow[] = [
    // The row cuts a long title.
    ...(title.length > 60 ? [{ label: t('inFull'), value: title }] : []),
    ...content.facts.map((fact) => ({ label: fact.label, value: <MarkedText place={factPlace(fact.id)} text={fact.text} /> })),
    ...(recording !== undefined && isRecordingUrl(recording) ? [{ label: t('recording'), value: <Listen url={recording} t={t} /> }] : []),
    ...(words === undefined ? [] : [{ label: t('words'), value: <Lines place="words" text={words} /> }]),
    ...(notes === undefined ? [] : [{ label: t('notes'), value: <Lines place="notes" text={notes} /> }]),
  ]
  return (
    <div id={id} className={styles.details}>
      <FactList rows={rows} />
      {transcript.length > 0 && <Transcript lines={transcript} t={t} />}
    </div>
  )
}

const Lines = ({ place, text }: { readonly place: string; readonly text: string }): ReactNode => (
  <span className={styles.lines}>
    <MarkedText place={place} text={text} />
  </span>
)

const Transcript = ({ lines, t }: { readonly lines: readonly TranscriptLine[]; readonly t: TimelineTranslate }) => (
  <ol className={styles.transcript} aria-label={t('transcript')}>
    {lines.map((line, index) => (
      // Lines never change their place.
      <li key={index} className={styles.line} data-who={line.who}>
        <span className={styles.speaker}>{t(line.who)}</span>
        <span>
          <MarkedText place={linePlace(index)} text={line.text} />
        </span>
      </li>
    ))}
  </ol>
)

/**
 * The desk opens no foreign pages: the address goes to the clipboard, or is shown when that is refused. Where the company lets
 * nothing be copied, no address leaves either.
 */
const Listen = ({ url, t }: { readonly url: string; readonly t: TimelineTranslate }) => {
  const rules = usePrivacyRules()
  if (rules.copy === 'blocked') return t('kept')
  const copy = (): void => {
    navigator.clipboard.writeText(url).then(
      () => toast({ title: t('copied'), detail: t('copiedWhat') }),
      () => toast({ tone: 'info', title: t('notCopied', { url }) }),
    )
  }
  return (
    <>
      {t('kept')}{' '}
      <Button size="small" tone="quiet" action="listen" onPress={copy}>
        {t('listen')}
      </Button>
    </>
  )
}
