import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { PacketAttachment } from '../../../../core/domain/escalation/packet.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { fetchAttachment } from '../../state/line-two-attachment.ts'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { words } from './words.ts'
import styles from './packet.module.css'

/** Files of the packet, and those that were added with a note after it was offered. */
export const attachmentsOf = ({ packet, changes }: SeatEscalation): readonly PacketAttachment[] => [
  ...packet.attachments,
  ...changes.flatMap(({ what }) => (what.kind === 'noted' && what.attachment !== undefined ? [what.attachment] : [])),
]

export const AttachmentsPart = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const all = attachmentsOf(escalation)
  if (all.length === 0) return null
  return (
    <section className={styles.section}>
      <SectionHead title={t('attachments')} aside={<span className="fl-num">{all.length}</span>} />
      <div className={styles.body}>
        <ul className={styles.similar}>
          {all.map((attachment) => (
            <AttachmentRow key={attachment.key} attachment={attachment} organisation={escalation.packet.organisation} />
          ))}
        </ul>
      </div>
    </section>
  )
}

type Progress = 'idle' | 'fetching' | 'unreachable' | 'absent'

const AttachmentRow = ({ attachment, organisation }: { readonly attachment: PacketAttachment; readonly organisation: string }) => {
  const t = useWords(words)
  const size = useSize()
  const { bridge } = useDesk()
  const [progress, setProgress] = useState<Progress>('idle')
  const fetch = async (): Promise<void> => {
    setProgress('fetching')
    const got = await fetchAttachment(bridge, organisation, attachment.key)
    if (got.kind === 'bytes') save(got.bytes, attachment)
    setProgress(got.kind === 'bytes' ? 'idle' : got.kind)
  }
  return (
    <li>
      <IconDownload size={14} stroke={1.9} aria-hidden="true" />
      <button
        type="button"
        disabled={progress === 'fetching'}
        aria-label={t('download', { name: attachment.name })}
        title={attachment.name}
        onClick={() => void fetch()}
      >
        {attachment.name}
      </button>
      <span className={styles.similarEnd} role="status">
        {progress === 'idle' && size(attachment.bytes)}
        {progress === 'fetching' && t('fetching')}
        {progress === 'unreachable' && t('fetchFailed')}
        {progress === 'absent' && t('fetchAbsent')}
      </span>
    </li>
  )
}

const useSize = (): ((bytes: number) => string) => {
  const t = useWords(words)
  const format = useFormat()
  return (bytes) =>
    bytes >= 1_048_576
      ? t('bytes', { value: format.number(bytes / 1_048_576, 1), unit: t('MB') })
      : t('bytes', { value: format.number(Math.max(1, Math.round(bytes / 1024))), unit: t('KB') })
}

/** Never opened here: whatever type the file says it has, it is handed out as bytes to be saved. */
const save = (bytes: Uint8Array<ArrayBuffer>, { name }: PacketAttachment): void => {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
