import { Modal } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useFileImport } from '../../state/call-work-context.tsx'
import { useIsOutsourced } from '../../state/privacy-context.tsx'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { ChooseStep } from './choose-step.tsx'
import { DoneStep } from './done-step.tsx'
import { FailedStep } from './failed-step.tsx'
import { MapStep } from './map-step.tsx'
import { RunStep } from './run-step.tsx'
import { words } from './words.ts'
import styles from './file-import.module.css'

/** Brings a file of clients in: the file, its columns, the import, what came of it. The import goes on when the sheet is closed. */
export const FileImportSheet = () => {
  const t = useWords(words)
  const { fileImport } = useCallWork()
  // A file shows numbers and documents unmasked: not for another firm's people. The settings say so.
  const isOffered = !useIsOutsourced() && fileImport.available
  const open = useFileImport((state) => state.open) && isOffered
  useKey('importFile', () => fileImport.setOpen(!fileImport.store.getState().open), isOffered)
  return (
    <Modal
      opened={open}
      onClose={() => fileImport.setOpen(false)}
      title={t('title')}
      size={1080}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <Steps />
    </Modal>
  )
}

const Steps = () => {
  const kind = useFileImport(({ step }) => step.kind)
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(kind)
  // What had the focus is gone with its step.
  useEffect(() => {
    if (before.current !== kind) place.current?.focus()
    before.current = kind
  }, [kind])
  return (
    <div ref={place} tabIndex={-1} className={styles.sheet}>
      <Step />
    </div>
  )
}

const Step = () => {
  const step = useFileImport((state) => state.step)
  switch (step.kind) {
    case 'choose':
      return <ChooseStep step={step} />
    case 'map':
      return <MapStep step={step} />
    case 'run':
      return <RunStep step={step} />
    case 'done':
      return <DoneStep step={step} />
    case 'failed':
      return <FailedStep step={step} />
    default:
      return missingCase(step)
  }
}
