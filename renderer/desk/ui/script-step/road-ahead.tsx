import { IconCircleDashed } from '@tabler/icons-react'
import type { ScriptRun } from '../../../../core/domain/script/run.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { wayAhead } from '../../../../core/domain/script/way-ahead.ts'
import type { Walk } from '../../../../core/domain/script/walk.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { stepWords } from './step-words.ts'
import styles from './script-step.module.css'

/** So many steps are named. */
const NAMED = 3

/** «Дальше: отправить, назвать срок, итог · 3 шага», the shortest way to the end. */
export const RoadAhead = ({ walk, run }: { readonly walk: Walk; readonly run: ScriptRun }) => {
  const t = useWords(stepWords)
  const locale = useLocale()
  if (run.state.kind !== 'at' && run.state.kind !== 'paused') return null
  const ahead = wayAhead(walk, run)
  const titles = ahead.slice(0, NAMED).flatMap((id) => {
    const node = walk.nodes.get(id)
    return node === undefined ? [] : [textIn(node.title, locale)]
  })
  return (
    <p className={styles.ahead}>
      <IconCircleDashed size={14} stroke={1.9} aria-hidden="true" />
      <span>{titles.length === 0 ? t('aheadEnd') : t('ahead', { steps: listed(titles) })}</span>
      {ahead.length > 0 && <span className={styles.aheadCount}>{t('aheadCount', { count: ahead.length })}</span>}
    </p>
  )
}

/** The first as it stands, those after it without their capital, unless it is a name or an abbreviation. */
const listed = (titles: readonly string[]): string =>
  titles.map((title) => (/^\p{Lu}\p{Ll}/u.test(title) ? `${title.slice(0, 1).toLowerCase()}${title.slice(1)}` : title)).join(', ')
