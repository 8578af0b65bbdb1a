import { IconPlus, IconX } from '@tabler/icons-react'
import type { ScriptEntry } from '../../../../../core/domain/script/script.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { useContent } from '../../../state/call-work-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { PlainSelect, type SelectOption } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'
import type { ScriptProps } from './script-props.ts'
import { TargetSelect } from './target-select.tsx'
import styles from './inspector.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

const nameOf = ({ processId, stageId }: Pick<ScriptEntry, 'processId' | 'stageId'>): string => `${processId}/${stageId}`

/** Where to begin when the client stands at a stage of a process. */
export const EntriesSection = ({ script, frozen, edit }: ScriptProps) => {
  const t = useWords(inspectorWords)
  const stages = useStages()
  const put = (entries: readonly ScriptEntry[]): void => edit({ kind: 'entries', entries })
  const used = new Set(script.entries.map(nameOf))
  const free = stages.find(({ value }) => !used.has(value))
  return (
    <section className={styles.section} aria-label={t('entries')}>
      <h3 className={styles.sectionTitle}>{t('entries')}</h3>
      <ul className={styles.options}>
        {script.entries.map((entry, index) => (
          <li key={`${nameOf(entry)} ${String(index)}`} className={styles.item}>
            <div className={styles.itemHead}>
              <PlainSelect
                label={t('entryStage')}
                options={withOwn(stages, nameOf(entry))}
                value={nameOf(entry)}
                disabled={frozen}
                onChoose={(chosen) => put(script.entries.map((one, at) => (at === index ? { ...one, ...stageIn(chosen) } : one)))}
              />
              {!frozen && (
                <Button
                  size="small"
                  tone="quiet"
                  iconOnly
                  icon={<IconX {...icon} />}
                  onPress={() => put(script.entries.filter((_one, at) => at !== index))}
                >
                  {t('removeEntry', { stage: entry.stageId })}
                </Button>
              )}
            </div>
            <TargetSelect
              label={t('entryNode')}
              script={script}
              to={entry.nodeId}
              disabled={frozen}
              onChoose={(nodeId = entry.nodeId) => put(script.entries.map((one, at) => (at === index ? { ...one, nodeId } : one)))}
            />
          </li>
        ))}
      </ul>
      {stages.length === 0 && <p className={styles.note}>{t('noProcesses')}</p>}
      {!frozen && free !== undefined && (
        <Button
          size="small"
          tone="quiet"
          icon={<IconPlus {...icon} />}
          onPress={() => put([...script.entries, { ...stageIn(free.value), nodeId: script.start }])}
        >
          {t('addEntry')}
        </Button>
      )}
    </section>
  )
}

function stageIn(name: string): Pick<ScriptEntry, 'processId' | 'stageId'> {
  const [processId = '', stageId = ''] = name.split('/')
  return { processId, stageId }
}

const withOwn = (stages: readonly SelectOption[], own: string): readonly SelectOption[] =>
  stages.some(({ value }) => value === own) ? stages : [{ value: own, label: own }, ...stages]

/** Every stage of every process, in the desk's language where there is one. */
function useStages(): readonly SelectOption[] {
  const locale = useLocale()
  const processes = useContent((content) => content.processes)
  const own = processes.filter(({ language }) => language === locale)
  return (own.length === 0 ? processes : own).flatMap((process) =>
    process.stages.map((stage) => ({
      value: nameOf({ processId: process.id, stageId: stage.id }),
      label: `${process.title}: ${stage.title}`,
    })),
  )
}
