import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useKey } from '../../../keys/use-key.ts'
import { ActionKey } from '../../../ui/action-key.tsx'
import type { TimelineTranslate } from './say.ts'
import type { Search } from './use-search.ts'
import styles from './history.module.css'

interface Props {
  readonly search: Search
  readonly t: TimelineTranslate
  readonly isOpen: boolean
  readonly onOpen: (open: boolean) => void
  /** To the next match, or the one before. */
  readonly onStep: (by: 1 | -1) => void
}

/** The way into the search while it is closed. */
export const FindButton = ({ t, onOpen }: Pick<Props, 't' | 'onOpen'>) => (
  <button type="button" className={styles.findButton} onClick={() => onOpen(true)}>
    <IconSearch size={16} stroke={1.9} aria-hidden="true" />
    <span className="fl-hidden">{t('find')}</span>
    <ActionKey action="findInHistory" />
  </button>
)

/** Search in rows, notes and conversations: Enter goes on, Shift+Enter back. */
export const FindBar = ({ search, t, isOpen, onOpen, onStep }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  useKey('findInHistory', () => {
    onOpen(true)
    input.current?.select()
  })
  useEffect(() => {
    if (isOpen) input.current?.focus()
  }, [isOpen])
  if (!isOpen) return null
  const close = (): void => {
    search.setQuery('')
    onOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onStep(event.shiftKey ? -1 : 1)
  }
  const count = search.found?.all.length ?? 0
  const said = search.found === undefined ? '' : count === 0 ? t('foundNone') : t('found', { place: search.at + 1, count })
  return (
    <div className={styles.findBar} role="search">
      <IconSearch size={16} stroke={1.9} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        className={styles.findInput}
        aria-label={t('find')}
        placeholder={t('find')}
        value={search.query}
        onChange={(event) => search.setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.found} role="status">
        {said}
      </span>
      <Step label={t('previousMatch')} disabled={count === 0} onPress={() => onStep(-1)} Icon={IconChevronUp} />
      <Step label={t('nextMatch')} disabled={count === 0} onPress={() => onStep(1)} Icon={IconChevronDown} />
      <Step label={t('closeFind')} disabled={false} onPress={close} Icon={IconX} />
    </div>
  )
}

interface StepProps {
  readonly label: string
  readonly disabled: boolean
  readonly onPress: () => void
  readonly Icon: typeof IconX
}

const Step = ({ label, disabled, onPress, Icon }: StepProps) => (
  <button type="button" className={styles.step} aria-label={label} title={label} disabled={disabled} onClick={onPress}>
    <Icon size={16} stroke={1.9} aria-hidden="true" />
  </button>
)
