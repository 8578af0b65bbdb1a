import { repairsOf, type Repair } from '../../../../core/domain/script/edit/repairs.ts'
import type { Problem } from '../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { isFrozen, mayEdit } from '../../state/script-editor-view.ts'
import { useDrawing, useScriptRole } from '../../state/use-script-editor.ts'
import { Button } from '../../ui/button.tsx'
import { problemWords } from './problem-words.ts'
import { titleIn } from './problem-text.ts'
import styles from './script-editor.module.css'

/** Buttons that mend a problem in one press; nothing where a person has to think. */
export const Repairs = ({ problem }: { readonly problem: Problem }) => {
  const t = useWords(problemWords)
  const locale = useLocale()
  const { scriptEditor } = useCallWork()
  const script = useDrawing(({ history }) => history.now, undefined)
  const frozen = useDrawing(isFrozen, true)
  const role = useScriptRole()
  if (script === undefined || frozen || !mayEdit(role)) return null
  const repairs = repairsOf(script, problem, END_TITLE)
  if (repairs.length === 0) return null
  return (
    <div className={styles.repairs}>
      {repairs.map((repair) => (
        <Button key={repair.kind} size="small" onPress={() => scriptEditor.edit(repair.edit)}>
          {wordOf(repair, script, locale, t)}
        </Button>
      ))}
    </div>
  )
}

const END_TITLE = { ru: problemWords.entries.endTitle.ru, en: problemWords.entries.endTitle.en }

function wordOf(repair: Repair, script: Script, locale: 'ru' | 'en', t: ReturnType<typeof useWords<typeof problemWords.entries>>): string {
  switch (repair.kind) {
    case 'lead-to':
      return t('repair.lead-to', { title: titleIn(script, repair.target, locale) })
    case 'add-variable':
      return t('repair.add-variable', { name: repair.name })
    case 'remove-variable':
      return t('repair.remove-variable', { name: repair.name })
    case 'add-end':
    case 'start-here':
    case 'remove-step':
    case 'drop-entry':
      return t(`repair.${repair.kind}`)
  }
}
