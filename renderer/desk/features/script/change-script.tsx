import { textIn } from '../../../../core/domain/script/text.ts'
import type { CallId } from '../../../../core/domain/call/call.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useCallScript, useCallWork } from '../../state/call-work-context.tsx'
import type { ScriptChoice } from '../../state/script-choice.ts'
import { Choice } from '../../ui/choice.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { reasonsText } from './reason-words.ts'
import { words } from './words.ts'
import styles from './script.module.css'

interface ChangeScriptProps {
  readonly callId: CallId
  readonly choices: readonly ScriptChoice[]
}

/** The scripts there are, the likeliest first, each with what speaks for it. A digit changes to one. */
export const ChangeScript = ({ callId, choices }: ChangeScriptProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const { scriptRuns } = useCallWork()
  const live = useCallScript(callId)?.live
  const isPresent = ({ organisation, version }: ScriptChoice): boolean =>
    live?.walked.organisation === organisation && live.walked.scriptId === version.script.id
  return (
    <section className={styles.change}>
      <SectionHead title={t('changeTitle')} />
      <div className={styles.part}>
        {live !== undefined && <p className={styles.what}>{t('changeWhat')}</p>}
        <div className={styles.choices} role="group" aria-label={t('changeTitle')}>
          {choices.map((choice, index) => (
            <Choice
              key={`${choice.organisation}/${choice.version.script.id}`}
              role="button"
              chosen={isPresent(choice)}
              action={chooseAction(index + 1)}
              aside={isPresent(choice) ? t('now') : undefined}
              detail={reasonsText(t, choice.reasons)}
              onChoose={() => (isPresent(choice) ? scriptRuns.toggleChange(callId) : scriptRuns.change(callId, choice))}
            >
              {textIn(choice.version.script.title, locale)}
            </Choice>
          ))}
          <Choice role="button" chosen={false} action="chooseNone" onChoose={() => scriptRuns.toggleChange(callId)}>
            {t('stay')}
          </Choice>
        </div>
      </div>
    </section>
  )
}
