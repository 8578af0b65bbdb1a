import { useState } from 'react'
import { SANDBOX_GUISES } from '../../../../core/contract/sandbox-guise.ts'
import type { ScenarioSummary } from '../../../../core/contract/scenario-summary.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useScenarios } from '../../state/call-work-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Elapsed } from '../../ui/elapsed.tsx'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state-panel.tsx'
import { words } from './words.ts'
import styles from './sandbox.module.css'

type Language = ScenarioSummary['language']

/** Right pane of the sandbox without a call: who shall ring. A digit rings at once. */
export const ScenarioPicker = () => {
  const t = useWords(words)
  const { scenarios: store } = useCallWork()
  const all = useScenarios((state) => state.scenarios)
  const phase = useScenarios((state) => state.phase)
  const language = useLanguage(all)
  const shown = all.filter((scenario) => scenario.language === language.chosen)
  return (
    <section className={styles.pane}>
      <SectionHead title={t('title')} aside={<span className="fl-num">{t('count', { count: shown.length })}</span>} />
      <p className={styles.lead}>{t('howTo')}</p>
      <StateLine />
      {phase === 'loading' && <Skeleton rows={5} awaited={t('loading')} />}
      {phase === 'failed' && (
        <ErrorState
          title={t('failed')}
          actions={
            <Button size="small" action="again" onPress={() => void store.load()}>
              {t('again')}
            </Button>
          }
        />
      )}
      {language.tabs.length > 1 && (
        <div className={styles.languages}>
          <FilterTabs label={t('title')} tabs={language.tabs} chosen={language.chosen} onChoose={language.choose} />
        </div>
      )}
      <CallsAs />
      <div className={styles.list}>
        {shown.map((scenario, index) => (
          <ScenarioRow key={scenario.name + scenario.language} scenario={scenario} digit={index + 1} />
        ))}
      </div>
    </section>
  )
}

/** As whom they call: each kind of caller can be met. */
const CallsAs = () => {
  const t = useWords(words)
  const { scenarios: store } = useCallWork()
  const guise = useScenarios((state) => state.guise)
  return (
    <div className={styles.languages}>
      <PlainSelect
        label={t('callsAs')}
        action="callsAs"
        value={guise}
        options={SANDBOX_GUISES.map((value) => ({ value, label: t(`as.${value}`) }))}
        onChoose={(value) => {
          const chosen = SANDBOX_GUISES.find((one) => one === value)
          if (chosen !== undefined) store.disguise(chosen)
        }}
      />
    </div>
  )
}

const ScenarioRow = ({ scenario, digit }: { readonly scenario: ScenarioSummary; readonly digit: number }) => {
  const { scenarios: store } = useCallWork()
  const running = useScenarios((state) => state.running)
  const calling = running.kind === 'calling'
  return (
    <Choice
      role="button"
      chosen={calling && running.scenario === scenario.name}
      action={chooseAction(digit)}
      disabled={calling && running.scenario !== scenario.name}
      detail={`${scenario.caller}. ${scenario.summary}`}
      onChoose={() => void store.start(scenario)}
    >
      {scenario.title}
    </Choice>
  )
}

const StateLine = () => {
  const t = useWords(words)
  const running = useScenarios((state) => state.running)
  if (running.kind === 'idle') return null
  if (running.kind === 'calling') {
    return (
      <p className={styles.state} role="status">
        {t('calling')} <Elapsed since={running.since} />
      </p>
    )
  }
  return (
    <p className={`${styles.state} ${styles.failed}`} role="alert">
      {t(running.why)}
    </p>
  )
}

/** Scenarios of the desk's language first; the other language one key away. */
const useLanguage = (all: readonly ScenarioSummary[]) => {
  const t = useWords(words)
  const locale = useLocale()
  const [picked, setPicked] = useState<Language>()
  const has = (language: Language): boolean => all.some((scenario) => scenario.language === language)
  const chosen = picked ?? (has(locale) ? locale : 'ru')
  const tabs = (['ru', 'en'] as const)
    .filter(has)
    .map((id) => ({ id, label: t(id === 'ru' ? 'inRussian' : 'inEnglish'), count: all.filter((one) => one.language === id).length }))
  useKey('historyFilter', () => setPicked(chosen === 'ru' ? 'en' : 'ru'), tabs.length > 1)
  return { chosen, tabs, choose: setPicked }
}
