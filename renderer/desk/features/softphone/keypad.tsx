import { Popover } from '@mantine/core'
import { IconGridDots } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'
import styles from './keypad.module.css'

const TONES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

interface KeypadProps {
  readonly callId: CallId
  readonly disabled: boolean
}

/** Tones (DTMF) by pointer or keyboard. While it is open, digits go to the call and nowhere else. */
export const Keypad = ({ callId, disabled }: KeypadProps) => {
  const t = useWords(softphoneWords)
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened && !disabled} onChange={setOpened} trapFocus returnFocus position="bottom-end" width={220} shadow="none">
      <Popover.Target>
        <Button
          size="call"
          icon={<IconGridDots size={16} stroke={1.9} />}
          action="keypad"
          compact
          disabled={disabled}
          expanded={opened}
          onPress={() => setOpened((was) => !was)}
        >
          {t('keypad')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover ?? ''} aria-label={t('tonesTitle')}>
        <Pad callId={callId} />
      </Popover.Dropdown>
    </Popover>
  )
}

const Pad = ({ callId }: { readonly callId: CallId }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const [sent, setSent] = useState('')
  const send = (tone: string): void => {
    setSent((before) => (before + tone).slice(-24))
    void command({ kind: 'send-tones', callId, tones: tone })
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return
    event.stopPropagation()
    if (/^[0-9*#]$/.test(event.key)) send(event.key)
  }
  return (
    <div onKeyDown={onKey}>
      <p className={styles.sent} aria-live="polite" aria-label={t('tonesSent')}>
        {sent === '' ? <span className={styles.hint}>{t('tonesHint')}</span> : sent}
      </p>
      <div className={styles.pad}>
        {TONES.map((tone, index) => (
          <button key={tone} type="button" className={styles.tone} onClick={() => send(tone)} data-autofocus={index === 0 || undefined}>
            {tone}
          </button>
        ))}
      </div>
    </div>
  )
}
