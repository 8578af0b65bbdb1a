import { TextInput } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { TRIED_LIMITS, type TriedStep } from '../../../../core/domain/interaction/tried-step.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useDraft, useTried } from '../../state/call-work-context.tsx'
import { allSteps } from '../../state/tried-steps.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { takeToast, toast } from '../../ui/toast.tsx'
import { words } from './words.ts'
import styles from './tried.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const
const TOAST = 'step-removed'

/** What was done in this call so far: line 2 and the journal get it as it stands here. */
export const TriedPart = ({ callId }: { readonly callId: CallId }) => {
  const t = useWords(words)
  const { work } = useDraft(callId)
  const steps = allSteps(work)
  const removeLast = useRemoveLast(callId)
  const removable = (work.tried?.length ?? 0) > 0
  return (
    <section className={styles.part} aria-label={t('tried')}>
      <div className={styles.head}>
        <h3>{t('tried')}</h3>
        {removable && (
          <Button
            size="small"
            tone="quiet"
            iconOnly
            icon={<IconArrowBackUp size={14} stroke={1.9} />}
            action="removeStep"
            onPress={removeLast}
          >
            {t('removeLast')}
          </Button>
        )}
      </div>
      {steps.length > 0 && <StepList steps={steps} />}
      <StepField callId={callId} onRemoveLast={removable ? removeLast : undefined} />
    </section>
  )
}

const StepList = ({ steps }: { readonly steps: readonly TriedStep[] }) => {
  const t = useWords(words)
  const format = useFormat()
  const list = useRef<HTMLOListElement>(null)
  // The newest is the one in sight.
  useEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight
  }, [steps.length])
  return (
    <ol ref={list} className={styles.steps} tabIndex={0} aria-label={t('tried')}>
      {steps.map((step) => (
        <li key={`${step.at} ${step.what} ${step.outcome}`} data-failed={step.outcome === 'failed'}>
          {step.outcome === 'failed' ? <IconX {...icon} /> : <IconCheck {...icon} />}
          <span>
            <span className="fl-hidden">{t(step.outcome === 'failed' ? 'stepFailed' : 'stepDone')}: </span>
            {step.what}
          </span>
          <time>{format.clock(step.at)}</time>
        </li>
      ))}
    </ol>
  )
}

const StepField = ({ callId, onRemoveLast }: { readonly callId: CallId; readonly onRemoveLast: (() => void) | undefined }) => {
  const t = useWords(words)
  const { steps } = useCallWork()
  const text = useTried((state) => state.texts[callId] ?? '')
  const asked = useTried((state) => state.asked)
  const field = useRef<HTMLInputElement>(null)
  const answered = useRef(asked)
  useKey('addStep', () => steps.ask())
  useEffect(() => {
    if (answered.current !== asked) field.current?.focus()
    answered.current = asked
  }, [asked])
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      if (steps.add(callId, event.shiftKey ? 'failed' : 'done')) event.preventDefault()
    } else if (event.key === 'Delete' && text === '' && onRemoveLast !== undefined) {
      event.preventDefault()
      onRemoveLast()
    }
  }
  return (
    <TextInput
      ref={field}
      aria-label={t('triedField')}
      placeholder={t('triedHint')}
      title={t('triedKeys')}
      classNames={fieldClasses}
      value={text}
      maxLength={TRIED_LIMITS.what}
      autoComplete="off"
      rightSection={<ActionKey action="addStep" />}
      rightSectionWidth={64}
      onChange={(event) => steps.type(callId, event.currentTarget.value)}
      onKeyDown={onKey}
    />
  )
}

/** Takes the last step away; it can be had back for 5 s. */
const useRemoveLast = (callId: CallId): (() => void) => {
  const t = useWords(words)
  const { steps } = useCallWork()
  return () => {
    const gone = steps.removeLast(callId)
    if (gone === undefined) return
    toast({
      id: TOAST,
      tone: 'info',
      title: t('stepRemoved'),
      detail: gone.what,
      action: {
        label: t('putBack'),
        run: () => {
          takeToast(TOAST)
          steps.putBack(callId, gone)
        },
      },
    })
  }
}
