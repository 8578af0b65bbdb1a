import type { CallView } from '../../../../core/contract/phone-channel.ts'
import { qualityLevelOf } from '../../../../core/domain/media/quality-level.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usePopMeasured } from '../../state/call-work-context.tsx'
import type { PopMeasured } from '../../state/pop-timing.ts'
import { FactList, type FactRow } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useSpan } from './use-span.ts'
import { words } from './words.ts'
import styles from './side.module.css'

/** A gap in the sound shorter than this (ms) is not heard. */
const AUDIBLE_GAP_MS = 200

/** What the desk measured of this call: an instrument says how it works. */
export const CallMeasures = ({ view }: { readonly view: CallView }) => {
  const t = useWords(words)
  const span = useSpan()
  const took = usePopMeasured(view.call.id)
  const sound = useSoundRows(view)
  const { answerToAudibleMs: first, longestGapMs: gap } = view
  const rows: FactRow[] = [
    ...sound,
    ...(first === undefined ? [] : [{ label: t('firstSound'), value: span(first) }]),
    ...(gap === undefined || gap < AUDIBLE_GAP_MS ? [] : [{ label: t('gap'), value: span(gap) }]),
    ...(took === undefined ? [] : [{ label: t('card'), value: <CardTook took={took} /> }]),
  ]
  if (rows.length === 0) return null
  return (
    <section className={styles.part}>
      <h3 className={styles.sub}>{t('measured')}</h3>
      <FactList rows={rows} />
    </section>
  )
}

const useSoundRows = ({ call, quality }: CallView): readonly FactRow[] => {
  const t = useWords(words)
  const format = useFormat()
  if (call.phase !== 'active') return []
  if (quality === undefined) return [{ label: t('quality'), value: t('measuring') }]
  const ms = (value: number): string => t('ms', { ms: Math.round(value) })
  return [
    { label: t('quality'), value: `${format.number(quality.mos, 1)}, ${t(qualityLevelOf(quality))}` },
    { label: t('delay'), value: t('delayAndJitter', { delay: ms(quality.delayMs), jitter: ms(quality.jitterMs) }) },
    { label: t('loss'), value: `${format.number(quality.loss * 100, 1)}\u00a0%` },
  ]
}

/** How long the card took from INVITE to paint, its shares on hover. */
const CardTook = ({ took }: { readonly took: PopMeasured }) => {
  const t = useWords(words)
  const ms = (value: number): number => Math.round(value)
  return (
    <span title={t('cardShares', { lookup: ms(took.lookup), react: ms(took.react), frame: ms(took.frame) })}>
      {t('cardTook', { ms: ms(took.inviteToPaint) })}
    </span>
  )
}
