import {
  IconAlertTriangle,
  IconCake,
  IconClockExclamation,
  IconCoin,
  IconFileAlert,
  IconMessageReport,
  IconNote,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useState } from 'react'
import { alertsOf, type CalendarDay, type CardAlert } from '../../../../core/domain/client/alerts.ts'
import type { Standing } from '../../../../core/domain/client/standing.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import type { KnownCard } from '../../state/call-card.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { alertText } from './status-text.ts'
import { statusWords } from './status-words.ts'
import styles from './who.module.css'

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const
const SHOWN = 2

/** Warnings, the most important first: two, the others with a key. */
export const Alerts = ({ card, standing }: { readonly card: KnownCard; readonly standing: Standing }) => {
  const t = useWords(statusWords)
  const format = useFormat()
  const locale = useLocale()
  const now = useDesk().clock.now()
  const [all, setAll] = useState(false)
  const { client } = card.candidate
  const alerts = alertsOf(client, standing, card.roleId, calendarDay(now))
  if (alerts.length === 0) return null
  const hidden = alerts.length - SHOWN
  return (
    <section className={styles.alerts} aria-label={t('warnings')}>
      <ul>
        {alerts.slice(0, all ? undefined : SHOWN).map((alert) => {
          const text = alertText(alert, { t, format, locale, now })
          const Icon = iconOf(alert)
          return (
            <li key={`${alert.kind} ${text}`} className={styles.alert}>
              <Icon {...icon} />
              <span>{text}</span>
            </li>
          )
        })}
      </ul>
      {hidden > 0 && (
        <Button size="small" tone="quiet" action="moreAlerts" expanded={all} onPress={() => setAll((was) => !was)}>
          {all ? t('fewerAlerts') : t('moreAlerts', { count: hidden })}
        </Button>
      )}
    </section>
  )
}

const calendarDay = (now: number): CalendarDay => {
  const date = new Date(now)
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
}

const WRITTEN = {
  'repeat-calls': IconAlertTriangle,
  'asked-supervisor': IconUserQuestion,
  debt: IconCoin,
  'told-before': IconMessageReport,
  note: IconNote,
} as const

const COUNTED = {
  'promise-broken': IconClockExclamation,
  'asked-supervisor': IconUserQuestion,
  repeated: IconAlertTriangle,
  service: IconFileAlert,
  debt: IconCoin,
  birthday: IconCake,
} as const

const iconOf = (alert: CardAlert): typeof IconNote => (alert.kind === 'written' ? WRITTEN[alert.alert.kind] : COUNTED[alert.kind])
