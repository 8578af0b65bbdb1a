import type { Problem } from '../../../../core/domain/script/problem.ts'
import { useWords } from '../../i18n/use-words.ts'
import { problemWords } from './problem-words.ts'
import { useProblemText } from './problem-text.ts'
import { Repairs } from './repairs.tsx'
import styles from './script-editor.module.css'

/** What is wrong, at the place where it is wrong, with what would mend it. */
export const ProblemCallout = ({ problem }: { readonly problem: Problem }) => {
  const t = useWords(problemWords)
  const say = useProblemText()
  return (
    <div className={styles.callout} data-severity={problem.severity}>
      <p>
        <span className="fl-hidden">{t(problem.severity === 'error' ? 'error' : 'remark')}: </span>
        {say(problem)}
      </p>
      <Repairs problem={problem} />
    </div>
  )
}
