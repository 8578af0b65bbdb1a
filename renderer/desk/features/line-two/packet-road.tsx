import { IconCheck, IconX } from '@tabler/icons-react'
import type { Packet } from '../../../../core/domain/escalation/packet.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { words } from './words.ts'
import styles from './packet.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

/** What line 1 did already; said honestly when that is nothing. */
export const Tried = ({ tried }: Pick<Packet, 'tried'>) => {
  const t = useWords(words)
  const format = useFormat()
  return (
    <section className={styles.section}>
      <SectionHead title={t('tried')} aside={tried.length > 0 ? t('steps', { count: tried.length }) : undefined} />
      <div className={styles.body}>
        {tried.length === 0 ? (
          <p className={styles.none}>{t('nothingTried')}</p>
        ) : (
          <ol className={styles.steps}>
            {tried.map((step, index) => (
              <li key={index} data-failed={step.outcome === 'failed'}>
                {step.outcome === 'failed' ? <IconX {...icon} /> : <IconCheck {...icon} />}
                <span>
                  <span className="fl-hidden">{t(step.outcome === 'failed' ? 'stepFailed' : 'stepDone')}: </span>
                  {step.what}
                </span>
                <time>{format.clock(step.at)}</time>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}

/** The road through the script: its answers, and where it stopped. */
export const ScriptRoad = ({ script }: { readonly script: NonNullable<Packet['script']> }) => {
  const t = useWords(words)
  const { stoppedAt } = script
  const rows = [
    ...script.answers.map(({ label, answer }, index) => ({ label: labelled(script.answers, label, index), value: answer })),
    ...(stoppedAt === undefined
      ? []
      : [{ label: t('stopped'), value: <span className={styles.accent}>{t('stoppedAt', { ...stoppedAt })}</span> }]),
  ]
  return (
    <section className={styles.section}>
      <SectionHead title={t('script')} aside={t('scriptVersion', { title: script.title, version: script.version })} />
      <div className={styles.body}>
        <FactList rows={rows} />
      </div>
    </section>
  )
}

/** Labels of a list must differ: a question that was asked twice is numbered. */
const labelled = (answers: readonly { readonly label: string }[], label: string, index: number): string => {
  const before = answers.slice(0, index).filter((other) => other.label === label).length
  return before === 0 ? label : `${label} (${before + 1})`
}

export const Requests = ({ requests }: Pick<Packet, 'requests'>) => {
  const t = useWords(words)
  return (
    <section className={styles.section}>
      <SectionHead title={t('requests')} aside={<span className="fl-num">{requests.length}</span>} />
      {requests.map((request) => (
        <div key={request.number} className={styles.request}>
          <div className={styles.requestHead}>
            <span className="fl-num">{request.number}</span>
            <h3>{request.title}</h3>
          </div>
          <Stepper stages={request.stages} current={request.currentStage} label={request.title} />
        </div>
      ))}
    </section>
  )
}
