import type { CardAlert } from '../../../../core/domain/client/alerts.ts'
import type { PriorityReason } from '../../../../core/domain/client/priority.ts'
import type { ClientService } from '../../../../core/domain/client/service.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Locale } from '../../i18n/instance.ts'
import type { Translate } from '../../i18n/words.ts'
import type { Format } from '../../ui/format/use-format.ts'
import { formatMoney } from '../../ui/format/money.ts'
import { ordinal } from './ordinal.ts'
import type { statusWords } from './status-words.ts'

export type StatusWords = Translate<typeof statusWords.entries>

/** What putting a status into words takes. */
export interface StatusTexts {
  readonly t: StatusWords
  readonly format: Format
  readonly locale: Locale
  readonly now: number
}

const DAY_MS = 86_400_000

/** A fact that raises the priority, as it stands in a list. */
export function priorityReasonText(reason: PriorityReason, t: StatusWords): string {
  switch (reason.kind) {
    case 'vip':
      return t('vip')
    case 'segment':
      return t('ofSegment', { segment: reason.segment })
    case 'promise-broken':
      return t('promiseBroken')
    case 'asked-supervisor':
      return t('askedSupervisor')
    case 'repeated':
      return t('calledAgain', { count: reason.count })
    case 'service':
      return t(({ suspended: 'isSuspended', ended: 'isEnded', ends: 'isEnding', trial: 'onTrial' } as const)[reason.state])
    case 'debt':
      return t('hasDebt')
    case 'new':
      return reason.months === 0 ? t('firstMonth') : t('newFor', { count: reason.months })
    case 'returning':
      return t('awayFor', { count: reason.days })
    default:
      return missingCase(reason)
  }
}

/** A number with a hyphen stays in one line. */
const unbroken = (number: string): string => number.replaceAll('-', '\u2011')

/** A warning in words; what somebody wrote is shown as it is. */
export function alertText(alert: CardAlert, texts: StatusTexts): string {
  const { t, format, now, locale } = texts
  switch (alert.kind) {
    case 'promise-broken':
      return t('alertPromise', { span: format.span(now - alert.broken.promise.dueAt) })
    case 'asked-supervisor':
      return t('alertSupervisor', { when: format.day(alert.at, now) })
    case 'repeated': {
      const { count, requestNumber } = alert.repeated
      const counted = ordinal(count, locale)
      return requestNumber === undefined
        ? t('alertCalls', { ordinal: counted })
        : t('alertCallsOn', { ordinal: counted, number: unbroken(requestNumber) })
    }
    case 'service':
      return serviceAlert(alert.service, texts)
    case 'debt': {
      const { amount, currency, since } = alert.debt
      const sum = formatMoney(amount, currency, locale)
      const days = since === undefined ? 0 : Math.floor((now - since) / DAY_MS)
      return days > 0 ? t('alertDebtSince', { sum, count: days }) : t('alertDebt', { sum })
    }
    case 'birthday':
      return t(({ '-1': 'birthdayYesterday', '0': 'birthdayToday', '1': 'birthdayTomorrow' } as const)[alert.inDays])
    case 'written':
      return alert.alert.text
    default:
      return missingCase(alert)
  }
}

function serviceAlert({ title, state, until }: ClientService, { t, format, now }: StatusTexts): string {
  const when = until === undefined ? undefined : format.day(until, now)
  switch (state) {
    case 'suspended':
      return when === undefined ? t('alertSuspended', { title }) : t('alertSuspendedUntil', { title, when })
    case 'ended':
      return when === undefined ? t('alertEnded', { title }) : t('alertEndedAt', { title, when })
    case 'ends': {
      const count = until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / DAY_MS))
      return count === 0 ? t('alertEndsToday', { title }) : t('alertEnds', { title, count })
    }
    case 'trial':
    case 'active':
      return t('alertTrial', { title })
    default:
      return missingCase(state)
  }
}

/** The state of a service beside its name. */
export function serviceState({ state, until }: ClientService, { t, format, now }: StatusTexts): string {
  const when = until === undefined ? undefined : format.day(until, now)
  switch (state) {
    case 'active':
      return when === undefined ? t('stateActive') : t('stateActiveUntil', { when })
    case 'trial':
      return when === undefined ? t('stateTrial') : t('stateTrialUntil', { when })
    case 'ends':
      return when === undefined ? t('isEnding') : t('stateEnds', { when })
    case 'suspended':
      return t('stateSuspended')
    case 'ended':
      return t('stateEnded')
    default:
      return missingCase(state)
  }
}
