import { useState } from 'react'
import type { ScriptFit } from '../../../../../core/domain/script/script.ts'
import { localText } from '../../../i18n/local-text.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { useContent } from '../../../state/call-work-context.tsx'
import { useSession } from '../../../state/desk-context.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { Labelled, Line, Tick } from './fields.tsx'
import type { ScriptProps } from './script-props.ts'
import styles from './inspector.module.css'

interface Item {
  readonly value: string
  readonly label: string
}

/** For whom the script is chosen. */
export const FitSection = ({ script, frozen, edit }: ScriptProps) => {
  const t = useWords(inspectorWords)
  const { fit } = script
  const put = (next: ScriptFit, field?: string): void => edit({ kind: 'fit', fit: next }, field)
  const known = useKnown()
  const ticks = (key: 'lineIds' | 'processIds' | 'topicIds', items: readonly Item[]) => (
    <Ticks
      label={t(`fit.${key}`)}
      items={items}
      chosen={fit[key]}
      disabled={frozen}
      onChange={(chosen) => put({ ...fit, [key]: chosen })}
    />
  )
  return (
    <section className={styles.section} aria-label={t('fit')}>
      <h3 className={styles.sectionTitle}>
        {t('fit')} <span>{t('fitNote')}</span>
      </h3>
      {ticks('lineIds', known.lines)}
      <Ticks
        label={t('fit.roles')}
        items={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        chosen={fit.roles}
        disabled={frozen}
        onChange={(chosen) => put({ ...fit, roles: ROLES.filter((role) => chosen.includes(role)) })}
      />
      <Ticks
        label={t('fit.segments')}
        items={SEGMENTS.map((segment) => ({ value: segment, label: segment }))}
        chosen={fit.segments}
        disabled={frozen}
        onChange={(chosen) => put({ ...fit, segments: SEGMENTS.filter((segment) => chosen.includes(segment)) })}
      />
      {ticks('processIds', known.processes)}
      {ticks('topicIds', known.topics)}
      <WordsOfFit fit={fit} disabled={frozen} onChange={(list) => put({ ...fit, words: list }, 'fit words')} />
    </section>
  )
}

const ROLES = ['private', 'employee', 'director'] as const
const SEGMENTS = ['A', 'B', 'C', 'D'] as const

function useKnown(): { readonly lines: readonly Item[]; readonly topics: readonly Item[]; readonly processes: readonly Item[] } {
  const locale = useLocale()
  const seat = useSession((session) => session.seat)
  const processes = useContent((content) => content.processes)
  const seen = new Set<string>()
  return {
    lines: seat.lines.map(({ id, title }) => ({ value: id, label: localText(title, locale) })),
    topics: seat.dispositions.topics.map(({ id, title }) => ({ value: id, label: localText(title, locale) })),
    processes: [...processes]
      .sort((one, other) => Number(other.language === locale) - Number(one.language === locale))
      .filter(({ id }) => seen.size !== seen.add(id).size)
      .map(({ id, title }) => ({ value: id, label: title })),
  }
}

interface TicksProps {
  readonly label: string
  readonly items: readonly Item[]
  readonly chosen: readonly string[]
  readonly disabled: boolean
  readonly onChange: (chosen: readonly string[]) => void
}

/** What is not known any more stays chosen, and is shown as it is. */
const Ticks = ({ label, items, chosen, disabled, onChange }: TicksProps) => {
  const strange = chosen.filter((value) => !items.some((item) => item.value === value)).map((value) => ({ value, label: value }))
  const all = [...items, ...strange]
  if (all.length === 0) return null
  return (
    <Labelled label={label}>
      <div className={styles.chips} role="group" aria-label={label}>
        {all.map(({ value, label: name }) => (
          <Tick
            key={value}
            label={name}
            checked={chosen.includes(value)}
            disabled={disabled}
            onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />
        ))}
      </div>
    </Labelled>
  )
}

const WordsOfFit = ({
  fit,
  disabled,
  onChange,
}: {
  readonly fit: ScriptFit
  readonly disabled: boolean
  readonly onChange: (list: readonly string[]) => void
}) => {
  const t = useWords(inspectorWords)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const read = (text: string): readonly string[] =>
    [...new Set(text.split(/[,\n]/).map((word) => word.trim().slice(0, 64)))].filter((word) => word !== '').slice(0, 200)
  const current = fit.words.join(', ')
  // What is typed stands as long as it still means what the script has: a comma just typed does not vanish.
  const shown = typed !== undefined && read(typed).join(', ') === current ? typed : current
  return (
    <Line
      label={t('fit.words')}
      placeholder={t('byComma')}
      value={shown}
      maxLength={8_000}
      disabled={disabled}
      onChange={(text) => {
        setTyped(text)
        onChange(read(text))
      }}
    />
  )
}
