import { memo } from 'react'
import type { Stage } from '../../../core/domain/client/request.ts'
import { useWords } from '../i18n/use-words.ts'
import { defineWords } from '../i18n/words.ts'
import { roadWindow, type RoadStop } from './road-window.ts'
import css from './stepper.module.css'

const roadWords = defineWords('road', {
  passed: {
    ru: { one: 'Пройдена {{count}} стадия', few: 'Пройдено {{count}} стадии', many: 'Пройдено {{count}} стадий' },
    en: { one: '{{count}} stage passed', other: '{{count}} stages passed' },
  },
  ahead: {
    ru: { one: 'Впереди {{count}} стадия', few: 'Впереди {{count}} стадии', many: 'Впереди {{count}} стадий' },
    en: { one: '{{count}} stage ahead', other: '{{count}} stages ahead' },
  },
})

interface Props {
  readonly stages: readonly Stage[]
  /** Index of the stage it stands at. */
  readonly current: number
  /** What the road is of, for screen readers. */
  readonly label: string
}

const stateOf = (index: number, current: number): string =>
  index < current ? (css['done'] ?? '') : index === current ? (css['current'] ?? '') : ''

/** The road of a request: done solid, the present stage ringed and bold, what is to come hollow; a long one folded. */
export const Stepper = memo(({ stages, current, label }: Props) => (
  <ol className={css['road']} aria-label={label}>
    {roadWindow(stages, current).map((stop) => (
      <li
        key={stop.index}
        className={`${css['stage']} ${stateOf(stop.index, current)}`}
        aria-current={stop.index === current ? 'step' : undefined}
      >
        <span className={css['dot']} />
        <StopWords stop={stop} />
      </li>
    ))}
  </ol>
))
Stepper.displayName = 'Stepper'

const StopWords = ({ stop }: { readonly stop: RoadStop }) => {
  const t = useWords(roadWords)
  if (stop.kind === 'stage')
    return (
      <>
        <span className={css['title']}>{stop.stage.title}</span>
        {stop.stage.note === undefined ? null : <span className={css['note']}>{stop.stage.note}</span>}
      </>
    )
  const names = stop.stages.map(({ title }) => title).join(', ')
  return (
    <>
      <span className={css['title']}>{t(stop.kind, { count: stop.stages.length })}</span>
      <span className={`${css['note']} ${css['names']}`} title={names}>
        {names}
      </span>
    </>
  )
}
