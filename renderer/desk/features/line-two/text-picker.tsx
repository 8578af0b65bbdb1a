import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { foundTexts, insertTexts, type InsertText } from './templates.ts'
import { words } from './words.ts'
import styles from './answer.module.css'

interface Props {
  readonly organisation: string
  readonly onPick: (text: InsertText) => void
  readonly onClose: () => void
}

/** Chooses a template or an article by typing (WAI-ARIA APG, combobox with a list). */
export const TextPicker = ({ organisation, onPick, onClose }: Props) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const articles = useLineTwoView((view) => view.articles)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    void lineTwo.readArticles()
  }, [lineTwo])
  const found = useMemo(
    () => foundTexts(insertTexts(articles.list, organisation, t), query).slice(0, 50),
    [articles, organisation, t, query],
  )
  const chosen = found[Math.min(at, found.length - 1)]
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((before) => Math.max(0, Math.min(found.length - 1, before + step)))
    else if (event.key === 'Enter' && chosen !== undefined) onPick(chosen)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.picker} role="dialog" aria-label={t('pick')}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen === undefined ? undefined : `${list}-${chosen.id}`}
        aria-label={t('pick')}
        placeholder={t('pickFind')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKey}
        onBlur={onClose}
      />
      <ul id={list} role="listbox" aria-label={t('pick')}>
        {found.map((one) => (
          <Option key={one.id} id={`${list}-${one.id}`} text={one} selected={one === chosen} onPick={onPick} />
        ))}
      </ul>
      {found.length === 0 && <p role="status">{t('pickNone')}</p>}
      {articles.state === 'failed' && <p role="status">{t('pickFailed')}</p>}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly text: InsertText
  readonly selected: boolean
  readonly onPick: (text: InsertText) => void
}

const Option = ({ id, text, selected, onPick }: OptionProps) => {
  const t = useWords(words)
  const option = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (selected) option.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <li
      ref={option}
      id={id}
      role="option"
      aria-selected={selected}
      // The field keeps the focus, so that its blur does not close the list before the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(text)}
    >
      <span>{text.title}</span>
      <small>{t(text.kind)}</small>
      <span className={styles.preview}>{text.text}</span>
    </li>
  )
}
