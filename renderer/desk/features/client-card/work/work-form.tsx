import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { refusalWords } from './refusal-words.ts'
import type { Trouble } from './use-change.ts'
import { useEscape } from './use-escape.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

interface Props {
  readonly label: string
  readonly submit: string
  readonly busy: boolean
  /** What is wrong with the whole; that of one field stands under it. */
  readonly trouble?: Trouble | undefined
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
  /** Beside the buttons. */
  readonly aside?: ReactNode
}

/** A form of the card: Ctrl+Enter keeps it, Escape closes it and forgets nothing. Its first field has the focus. */
export const WorkForm = ({ label, submit, busy, trouble, onSubmit, onClose, children, aside }: Props) => {
  const t = useWords(workWords)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const giveBack = keepScroll(form.current)
    form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
    // The focus brings its field to sight; the buttons below it belong there too.
    form.current?.scrollIntoView({ block: 'nearest' })
    return giveBack
  }, [])
  useEscape(onClose)
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <TroubleLine trouble={trouble} />
      <div className={styles.buttons}>
        <Button size="small" type="submit" action="saveClient" disabled={busy} onPress={onSubmit}>
          {busy ? t('saving') : submit}
        </Button>
        <Button size="small" tone="quiet" onPress={onClose}>
          {t('close')}
        </Button>
        {aside}
      </div>
      <p className={styles.hint}>{t('escapeKeeps')}</p>
    </form>
  )
}

export const TroubleLine = ({ trouble }: { readonly trouble: Trouble | undefined }) => {
  const t = useWords(workWords)
  const refusal = useWords(refusalWords)
  if (trouble === undefined) return null
  return (
    <p className={styles.trouble} role="alert">
      <IconAlertCircle size={14} stroke={1.9} aria-hidden="true" />
      {trouble === 'failed' ? t('notKept') : refusal(trouble.why)}
    </p>
  )
}

/** Where the pane stood before the form was brought to sight: it stands there again when the form is gone. */
const keepScroll = (form: HTMLElement | null): (() => void) => {
  let pane = form?.parentElement ?? null
  while (pane !== null && pane.scrollHeight <= pane.clientHeight) pane = pane.parentElement
  const top = pane?.scrollTop ?? 0
  return () => {
    if (pane !== null) pane.scrollTop = top
  }
}
