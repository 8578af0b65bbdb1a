import type { IdentityReason } from '../../../../core/domain/client/identification.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Translate } from '../../i18n/words.ts'
import type { identityWords } from './identity-words.ts'
import type { words } from './words.ts'

export type CardWords = Translate<typeof words.entries>
export type IdentityWords = Translate<typeof identityWords.entries>

/** Names of the lines of this seat, by id. */
export type LineTitle = (lineId: string) => string

/** What reasons are put into words with. */
export interface ReasonWords {
  readonly t: CardWords
  readonly id: IdentityWords
  readonly lineTitle: LineTitle
  /** A moment of the past: the time today, the day otherwise. */
  readonly when: (at: number) => string
}

/** A reason as a fact, for the full list. */
export function reasonText(reason: IdentityReason, { t, id, lineTitle, when }: ReasonWords): string {
  switch (reason.kind) {
    case 'phone':
      return phoneText(reason, t, id)
    case 'line':
      return t('reasonLine', { line: lineTitle(reason.lineId) })
    case 'open-request':
      return t('reasonRequest', { number: reason.number, title: reason.title })
    case 'pbx-client-id':
      return t('reasonPbx', { id: reason.clientId })
    case 'email':
      return id('reasonEmail')
    case 'login':
      return id('reasonLogin')
    case 'display-name':
      return id('reasonName', { name: reason.name })
    case 'recent-contact':
      return id('reasonRecent', { when: when(reason.at), title: reason.title })
    case 'unanswered':
      return id(reason.direction === 'outgoing' ? 'reasonWeCalled' : 'reasonMissed', { when: when(reason.at) })
    case 'usual-time':
      return id('reasonUsualTime', { from: `${reason.fromHour}:00`, to: `${(reason.fromHour + 1) % 24}:00` })
    case 'hours':
      return id(reason.hours === 'work' ? 'reasonWorkHours' : 'reasonOffHours')
    case 'confirmed':
      return id('reasonConfirmed', { when: when(reason.at) })
    case 'chosen-by-operator':
      return t('reasonOperator')
    default:
      return missingCase(reason)
  }
}

/** All reasons in one line: «По телефону, линии, обращению». */
export function reasonsInOneLine(reasons: readonly IdentityReason[], t: CardWords, id: IdentityWords): string {
  const list = [...new Set(reasons.map((reason) => shortText(reason.kind, t, id)))].join(', ')
  return list === '' ? '' : t('whyShort', { list })
}

/** Why a role was proposed: line, request and time decide, the number says nothing about roles. */
export function roleFacts(reasons: readonly IdentityReason[], { t, id, lineTitle }: Omit<ReasonWords, 'when'>): string {
  return reasons
    .flatMap((reason) => {
      if (reason.kind === 'line') return [t('factLine', { line: lineTitle(reason.lineId) })]
      if (reason.kind === 'hours') return [id(reason.hours === 'work' ? 'factWorkHours' : 'factOffHours')]
      return reason.kind === 'open-request' ? [t('factRequest', { number: reason.number })] : []
    })
    .join(', ')
}

const SHORT = {
  phone: 'byPhone',
  line: 'byLine',
  'open-request': 'byRequest',
  'pbx-client-id': 'byPbx',
  'chosen-by-operator': 'byOperator',
} as const

const SHORT_OF_IDENTITY = {
  email: 'byEmail',
  login: 'byLogin',
  'display-name': 'byName',
  'recent-contact': 'byRecent',
  unanswered: 'byUnanswered',
  'usual-time': 'byUsualTime',
  hours: 'byHours',
  confirmed: 'byConfirmed',
} as const satisfies Record<Exclude<IdentityReason['kind'], keyof typeof SHORT>, string>

const isShort = (kind: IdentityReason['kind']): kind is keyof typeof SHORT => Object.hasOwn(SHORT, kind)

const shortText = (kind: IdentityReason['kind'], t: CardWords, id: IdentityWords): string =>
  isShort(kind) ? t(SHORT[kind]) : id(SHORT_OF_IDENTITY[kind])

function phoneText(reason: Extract<IdentityReason, { kind: 'phone' }>, t: CardWords, id: IdentityWords): string {
  const kind = phoneWord(reason.phoneKind, t)
  const phone = reason.callsFromIt > 0 ? t('reasonPhoneCalls', { kind, count: reason.callsFromIt }) : t('reasonPhone', { kind })
  const { fit, ofCard = '', ofCall = '' } = reason.extension ?? {}
  if (fit === undefined) return phone
  if (fit === 'other') return id('extensionOther', { phone, ofCall, ofCard })
  return id(fit === 'same' ? 'extensionSame' : 'extensionNotTold', { phone, extension: ofCard })
}

function phoneWord(kind: string, t: CardWords): string {
  switch (kind) {
    case 'mobile':
      return t('mobilePhone')
    case 'work':
      return t('workPhone')
    case 'office':
      return t('officePhone')
    case 'home':
      return t('homePhone')
    default:
      return t('anyPhone')
  }
}
