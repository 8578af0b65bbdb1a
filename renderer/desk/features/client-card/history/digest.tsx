import { IconMessageCircle } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Digest, DigestPromise, Telling } from '../../../../../core/domain/interaction/digest.ts'
import type { Channel } from '../../../../../core/domain/interaction/interaction.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { FactList, type FactRow } from '../../../ui/fact-list.tsx'
import { quote } from '../../../ui/format/quote.ts'
import type { Say } from './say.ts'
import styles from './history.module.css'

const CHANNEL = {
  'call-in': 'inCall',
  'call-out': 'inCall',
  chat: 'inChat',
  bot: 'inBot',
  letter: 'inLetter',
  visit: 'inVisit',
  escalation: 'inEscalation',
} as const satisfies Record<Channel, string>

/** The client's own words, so that he does not tell them again; how often he did, what was promised, how he rated it last. */
export const DigestPanel = ({ digest, say }: { readonly digest: Digest; readonly say: Say }) => {
  const { t } = say
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { tellings, words } = digest
  const told = { channel: t(CHANNEL[tellings[0].channel]), when: useWhen(say)(tellings[0].at) }
  const facts = useFacts(digest, say)
  return (
    <section className={styles.told} aria-label={t('toldWhat')} data-open={isOpen}>
      <IconMessageCircle size={16} stroke={1.7} aria-hidden="true" />
      <div className={styles.toldBody}>
        <p className={styles.toldWords}>
          <span className={styles.toldWhen}>
            {tellings.length > 1 ? t('toldTimes', { ...told, count: tellings.length }) : t('told', told)}
          </span>{' '}
          {quote(words)}
        </p>
        <div id={id} hidden={!isOpen}>
          {isOpen && <FactList rows={facts} />}
        </div>
      </div>
      <Button size="small" tone="quiet" action="told" expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
        {t(isOpen ? 'fold' : 'unfold')}
      </Button>
    </section>
  )
}

function useFacts({ tellings, promise, rating }: Digest, say: Say): readonly FactRow[] {
  const { t } = say
  const when = useWhen(say)
  const tellingText = ({ at, channel, by }: Telling): string => [t(CHANNEL[channel]), when(at), by].filter(Boolean).join(' · ')
  return [
    { label: t('toldTo'), value: <Tellings lines={tellings.map(tellingText)} /> },
    ...(promise === undefined ? [] : [{ label: t('promise'), value: promise.text, second: promiseText(promise, say, when) }]),
    ...(rating === undefined
      ? []
      : [
          {
            label: t('rating'),
            value: t('valueOf', { value: rating.rating.value, of: rating.rating.of }),
            second: [when(rating.at), rating.by, rating.rating.comment === undefined ? undefined : quote(rating.rating.comment)]
              .filter(Boolean)
              .join(' · '),
          },
        ]),
  ]
}

/** So many tellings are named; the rest are in the timeline below. */
const NAMED = 5

const Tellings = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.slice(0, NAMED).map((line) => (
      <span key={line} className={styles.telling}>
        {line}
      </span>
    ))}
  </>
)

function promiseText({ state, dueAt, by }: DigestPromise, { t }: Say, when: (at: number) => string): string {
  const due = dueAt === undefined ? '' : when(dueAt)
  const said = {
    kept: t('promiseKept'),
    open: t('promiseOpen', { when: due }),
    overdue: t('promiseOverdue', { when: due }),
    untimed: t('promiseUntimed'),
  }[state]
  return [said, by ?? t('you')].join(' · ')
}

const useWhen = ({ format }: Say): ((at: number) => string) => {
  const { clock } = useDesk()
  return (at) => `${format.day(at, clock.now())} ${format.clock(at)}`
}
