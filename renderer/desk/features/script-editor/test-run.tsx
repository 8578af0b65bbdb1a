import { IconRefresh, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { NodeId } from '../../../../core/domain/script/node.ts'
import { roadLines } from '../../../../core/domain/script/road-lines.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { createTestRun, type TestRun, type TestRunView } from '../../state/script-test-run.ts'
import { useTestRun } from '../../state/use-script-editor.ts'
import { Button } from '../../ui/button.tsx'
import { RoadAhead } from '../../ui/script-step/road-ahead.tsx'
import { RoadBehind } from '../../ui/script-step/road-behind.tsx'
import { ScriptStep } from '../../ui/script-step/script-step.tsx'
import { RunClient } from './run-client.tsx'
import { words } from './words.ts'
import styles from './script-editor.module.css'

interface TestRunProps {
  readonly script: Script
  /** The step the run stands at, to be lit on the drawing; undefined: none. */
  readonly onStep: (id: NodeId | undefined) => void
  readonly onClose: () => void
}

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

/** The script walked beside its drawing, as an operator walks it, with the card of any client. Nothing of it is kept. */
export const TestRunPane = ({ script, onStep, onClose }: TestRunProps) => {
  const t = useWords(words)
  const desk = useDesk()
  const pane = useRef<HTMLElement>(null)
  const [test] = useState(() => createTestRun(desk))
  const client = useTestRun(test, (view) => view.client)
  const state = useTestRun(test, (view) => view.run?.state)
  const at = state === undefined || state.kind === 'ended' ? undefined : state.nodeId
  useEffect(() => {
    if (test.store.getState().run === undefined) test.begin(script, undefined)
    else test.follow(script)
  }, [test, script])
  useEffect(() => {
    onStep(at ?? (state?.kind === 'ended' ? state.nodeId : undefined))
    // What had the focus went with its step: the keys of the next one are this pane's.
    if (document.activeElement === document.body) pane.current?.focus()
  }, [onStep, at, state])
  useEffect(() => {
    pane.current?.focus()
    return () => onStep(undefined)
  }, [onStep])
  return (
    <section ref={pane} className={styles.run} aria-label={t('testRun')} tabIndex={-1} data-run>
      <header className={styles.runHead}>
        <h2>{t('testRun')}</h2>
        <Button size="small" tone="quiet" iconOnly icon={<IconRefresh {...icon} />} onPress={() => test.begin(script, client)}>
          {t('runAgain')}
        </Button>
        <Button size="small" tone="quiet" iconOnly icon={<IconX {...icon} />} onPress={onClose}>
          {t('runClose')}
        </Button>
      </header>
      <RunClient client={client} onChoose={(chosen) => test.begin(script, chosen)} />
      <Walked test={test} />
    </section>
  )
}

const whole = (view: TestRunView): TestRunView => view

const Walked = ({ test }: { readonly test: TestRun }) => {
  const locale = useLocale()
  const { client, walk, run, refusal } = useTestRun(test, whole)
  if (walk === undefined || run === undefined) return null
  return (
    <div className={styles.runBody}>
      <RoadBehind lines={roadLines(walk, run, locale)} keys onJump={test.jump} />
      <ScriptStep walk={walk} run={run} spoken={client?.language ?? locale} keys refusal={refusal} onAnswer={test.say} onBack={test.back} />
      <RoadAhead walk={walk} run={run} />
    </div>
  )
}
