import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { translator, type Translate } from '../../i18n/words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { formatByWhen } from '../../ui/format/by-when.ts'
import { formatClock } from '../../ui/format/date.ts'
import { words } from './words.ts'
import styles from './escalation.module.css'

/** What to say to the client now, in his language and with his time of day. */
export const ClientWords = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const { team } = useDesk()
  const { packet, wanted } = escalation
  const text = sayNow(escalation, team.hubNow())
  if (text === undefined) return null
  return (
    <div className={styles.part}>
      <p className={styles.label}>{t('sayTitle')}</p>
      <p className={styles.say} lang={packet.client.language}>
        {text}
      </p>
      {wanted.kind === 'callback' && packet.client.number === undefined && (
        <p className={styles.warn} role="alert">
          {t('askNumber')}
        </p>
      )}
    </div>
  )
}

type T = Translate<(typeof words)['entries']>

/** Undefined: the client is talked to by somebody else, or there is an answer to say instead. */
export function sayNow({ packet, state, wanted, refused }: SeatEscalation, now: number): string | undefined {
  if (refused) return undefined
  if (state.phase !== 'offered' && !(state.phase === 'accepted' && wanted.kind !== 'callback')) return undefined
  const { language, timeZone } = packet.client
  const t = translator(words, language)
  switch (wanted.kind) {
    case 'talk-now':
    case 'advice':
      return t(`say.${wanted.kind}`)
    case 'callback':
      return callbackWords(t, { dueAt: wanted.dueAt, now, language, timeZone, fell: packet.wanted.kind !== 'callback' })
    case 'take-over':
      return t('say.take-over', { time: formatByWhen(packet.deadlines.resolveBy, now, language) })
    default:
      return missingCase(wanted)
  }
}

interface Callback {
  readonly dueAt: number
  readonly now: number
  readonly language: 'ru' | 'en'
  readonly timeZone: string | undefined
  /** Somebody was asked to come now, and nobody did. */
  readonly fell: boolean
}

function callbackWords(t: T, { dueAt, now, language, timeZone, fell }: Callback): string {
  const time = formatByWhen(dueAt, now, language)
  const here = formatClock(dueAt, language)
  const there = timeZone === undefined ? here : formatClock(dueAt, language, timeZone)
  if (there === here) return t(fell ? 'say.fell' : 'say.callback', { time })
  return t(fell ? 'say.fellZone' : 'say.callbackZone', { time, there })
}
