import type { Packet, PacketCall } from '../../../../core/domain/escalation/packet.ts'
import { qualityLevelOf } from '../../../../core/domain/media/quality-level.ts'
import type { Quality } from '../../../../core/domain/media/quality.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { FactList, type FactRow } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { PhoneNumber } from '../../ui/phone-number.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { HubElapsed } from './hub-elapsed.tsx'
import { useCopyAddress } from './use-copy-address.ts'
import { words } from './words.ts'
import styles from './packet.module.css'

/** The call it comes from: how it sounds, whether it is recorded, and who looks after the client. */
export const CallPart = ({ packet, runs }: { readonly packet: Packet; readonly runs: boolean }) => {
  const t = useWords(words)
  const { call, client } = packet
  const rows: FactRow[] = [
    ...(client.number === undefined ? [] : [{ label: t('number'), value: <PhoneNumber number={client.number} /> }]),
    ...(call?.lineTitle === undefined ? [] : [{ label: t('line'), value: call.lineTitle }]),
    ...(call?.quality === undefined ? [] : [{ label: t('quality'), value: <QualityWords quality={call.quality} /> }]),
    ...(call?.recording === undefined ? [] : [{ label: t('recording'), value: <Recording recording={call.recording} /> }]),
    ...(client.manager === undefined ? [] : [{ label: t('manager'), value: <Manager {...client.manager} /> }]),
  ]
  if (rows.length === 0) return null
  return (
    <section className={styles.section}>
      <SectionHead title={t('call')} aside={call === undefined ? undefined : <CallTime call={call} runs={runs} />} />
      <div className={styles.body}>
        <FactList rows={rows} />
      </div>
    </section>
  )
}

const CallTime = ({ call, runs }: { readonly call: PacketCall; readonly runs: boolean }) => {
  const t = useWords(words)
  const format = useFormat()
  const time = format.clock(call.startedAt)
  if (!runs) return t('callAt', { time })
  return (
    <span className="fl-num">
      {t('callSince', { time })} <HubElapsed since={call.answeredAt ?? call.startedAt} />
    </span>
  )
}

const QualityWords = ({ quality }: { readonly quality: Quality }) => {
  const t = useWords(words)
  const format = useFormat()
  return (
    <>
      {t('qualityIs', { mos: format.number(quality.mos, 1), word: t(`level.${qualityLevelOf(quality)}`) })}{' '}
      <span className={styles.quiet}>{t('loss', { percent: format.number(quality.loss * 100, 1) })}</span>
    </>
  )
}

const Manager = ({ name, availability }: { readonly name: string; readonly availability?: string }) => (
  <>
    {name}
    {availability !== undefined && <span className={styles.quiet}>, {availability}</span>}
  </>
)

const Recording = ({ recording }: { readonly recording: NonNullable<PacketCall['recording']> }) => {
  const t = useWords(words)
  const copy = useCopyAddress()
  if (recording.kind === 'running') return t('recordingRuns')
  const { url } = recording
  return (
    <>
      {t('recordingKept')}{' '}
      <Button size="small" tone="quiet" action="listen" onPress={() => copy(url)}>
        {t('listen')}
      </Button>
    </>
  )
}
