import { IconFileImport } from '@tabler/icons-react'
import { useRef, type DragEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork, useFileImport } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/state-panel.tsx'
import type { Step } from './step.ts'
import { troubleWords } from './trouble.ts'
import { words } from './words.ts'
import styles from './file-import.module.css'

const ACCEPTED = '.csv,.txt,.tsv,.xlsx,.vcf,.vcard'

/** A file: chosen or dropped. */
export const ChooseStep = ({ step }: { readonly step: Step<'choose'> }) => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null): void => {
    const file = files?.[0]
    if (file !== undefined) void fileImport.choose(file)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  const trouble = step.trouble === undefined ? undefined : troubleWords(t, step.trouble)
  return (
    <div className={styles.step} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {trouble !== undefined && <ErrorState title={trouble.title}>{trouble.what}</ErrorState>}
      <Left />
      <div className={styles.drop}>
        <IconFileImport size={32} stroke={1.5} aria-hidden="true" />
        <p className={styles.dropTitle}>{t('chooseWhat')}</p>
        <p className={styles.meta}>{t('drop')}</p>
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          className="fl-hidden"
          tabIndex={-1}
          aria-label={t('chooseWhat')}
          onChange={(event) => {
            take(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
        <Button tone="primary" disabled={step.reading} onPress={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <p className={styles.meta} role="status">
          {step.reading ? t('reading') : t('stays')}
        </p>
      </div>
    </div>
  )
}

/** An import that did not end. */
const Left = () => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  const left = useFileImport((state) => state.left)
  if (left === undefined) return null
  return (
    <section className={styles.left} aria-label={t('left', { name: left.name })}>
      <div className={styles.leftWords}>
        <p className={styles.leftTitle}>{t('left', { name: left.name })}</p>
        <p className={styles.meta}>
          {left.counts.rows > 0 && `${t('leftWhat', { count: left.counts.rows })} `}
          {t('leftHow')}
        </p>
      </div>
      <Button size="small" onPress={() => void fileImport.forgetLeft()}>
        {t('forget')}
      </Button>
    </section>
  )
}
