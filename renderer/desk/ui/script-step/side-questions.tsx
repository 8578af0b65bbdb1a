import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { SideQuestion } from '../../../../core/domain/script/script.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { Button } from '../button.tsx'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

/** Digits end at 9; what has none is reached by the pointer and by Tab. */
const LAST_DIGIT = 9
/** As many as fit beside each other, and in a narrow pane. */
const SHOWN = 3
const SHOWN_NARROW = 2

interface SideQuestionsProps {
  readonly sides: readonly SideQuestion[]
  /** The digit after those of the step. */
  readonly from: number
  readonly keys: boolean
  readonly heard: readonly string[]
  readonly onOpen: (side: SideQuestion) => void
}

/** Objections and questions that may come at any moment. */
export const SideQuestions = ({ sides, from, keys, heard, onOpen }: SideQuestionsProps) => {
  const t = useWords(stepWords)
  const locale = useLocale()
  const [all, setAll] = useState(false)
  const narrow = useMediaQuery('(max-width: 1439.98px)', false, { getInitialValueInEffect: false })
  const shown = narrow ? SHOWN_NARROW : SHOWN
  const rest = sides.length - shown
  if (sides.length === 0) return null
  return (
    <section className={styles.sides} aria-label={t('sides')}>
      {(all || rest <= 1 ? sides : sides.slice(0, shown)).map((side, index) => {
        const digit = from + index
        const action = digit <= LAST_DIGIT && keys ? chooseAction(digit) : undefined
        return (
          <span key={side.id} data-heard={heard.includes(side.id)}>
            <Button size="small" {...(action === undefined ? {} : { action })} onPress={() => onOpen(side)}>
              {textIn(side.title, locale)}
            </Button>
          </span>
        )
      })}
      {rest > 1 && (
        <Button size="small" tone="quiet" expanded={all} onPress={() => setAll(!all)}>
          {all ? t('fewerSides') : t('moreSides', { count: rest })}
        </Button>
      )}
    </section>
  )
}
