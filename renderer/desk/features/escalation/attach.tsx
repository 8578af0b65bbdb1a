import { IconPaperclip } from '@tabler/icons-react'
import { useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import type { FileSending } from '../../state/escalation-files.ts'
import { useEscalationFiles } from '../../state/use-escalation-files.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './escalation.module.css'

const MB = 1024 * 1024

/** Opens the system's choice of a file. */
export const AttachButton = ({ escalationId }: { readonly escalationId: string }) => {
  const t = useWords(words)
  const { escalations } = useCallWork()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('attach')}
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) void escalations.files.attach(escalationId, file)
          event.currentTarget.value = ''
        }}
      />
      <Button
        size="small"
        tone="quiet"
        icon={<IconPaperclip size={14} stroke={1.9} />}
        action="attachFile"
        iconOnly
        onPress={() => input.current?.click()}
      >
        {t('attach')}
      </Button>
    </>
  )
}

/** Files on their way: how far, and a way to stop. */
export const FileList = ({ escalationId }: { readonly escalationId: string }) => {
  const files = useEscalationFiles(escalationId)
  if (files === undefined) return null
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <FileRow key={file.key} file={file} escalationId={escalationId} />
      ))}
    </ul>
  )
}

const FileRow = ({ file, escalationId }: { readonly file: FileSending; readonly escalationId: string }) => {
  const t = useWords(words)
  const format = useFormat()
  const { files } = useCallWork().escalations
  const { state, bytes, key } = file
  const size = bytes >= MB ? t('megabytes', { size: format.number(bytes / MB, 1) }) : t('kilobytes', { size: Math.ceil(bytes / 1024) })
  const retryable = state.kind === 'cancelled' || (state.kind === 'failed' && state.why !== 'too-large' && state.why !== 'unreadable')
  const gives = state.kind === 'waiting' || (state.kind === 'failed' && state.why === 'refused')
  return (
    <li className={styles.file} data-state={state.kind}>
      <span className={styles.fileName} title={file.name}>
        {file.name}
      </span>
      <span className="fl-num">{size}</span>
      {state.kind === 'sending' ? (
        <>
          <progress max={Math.max(1, bytes)} value={state.sent} aria-label={file.name} />
          <Button size="small" tone="quiet" onPress={() => files.cancel(escalationId, key)}>
            {t('cancel')}
          </Button>
        </>
      ) : (
        <span role={state.kind === 'failed' ? 'alert' : 'status'}>{wordsOf(state, t, format.number)}</span>
      )}
      {gives && (
        <Button size="small" tone="quiet" onPress={() => files.cancel(escalationId, key)}>
          {t('letGo')}
        </Button>
      )}
      {retryable && (
        <Button size="small" tone="quiet" onPress={() => void files.again(escalationId, key)}>
          {t('sendAgain')}
        </Button>
      )}
    </li>
  )
}

type T = ReturnType<typeof useWords<(typeof words)['entries']>>

const wordsOf = (state: Exclude<FileSending['state'], { kind: 'sending' }>, t: T, number: (value: number) => string): string => {
  if (state.kind === 'sent') return t('fileSent')
  if (state.kind === 'cancelled') return t('fileCancelled')
  if (state.kind === 'waiting') return t(`fileWaits.${state.why}`)
  return state.why === 'too-large' || state.why === 'no-room'
    ? t(`file.${state.why}`, { limit: number(Math.floor(state.limitBytes / MB)) })
    : t(`file.${state.why}`)
}
