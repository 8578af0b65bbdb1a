import type { Member } from '../team/member.ts'
import { OTHER_REASON, type PrivacyRules, type Visibility } from './privacy-rules.ts'

/** What a company wishes, as its document of the seat says it. */
export interface PrivacyWishes {
  readonly numbers: Visibility
  readonly documents: Visibility
  readonly emails: Visibility
  readonly reasons: readonly { readonly id: string; readonly title: { readonly ru: string; readonly en?: string } }[]
  readonly revealedForSeconds: number
  readonly retentionDays: number
  readonly copy: 'allowed' | 'blocked'
  readonly screenCapture: 'allowed' | 'blocked'
}

/** A document that says nothing: everything masked, a minute to look, nothing leaves by itself. */
export const SILENT_WISHES: PrivacyWishes = {
  numbers: 'masked',
  documents: 'masked',
  emails: 'masked',
  reasons: [],
  revealedForSeconds: 60,
  retentionDays: 0,
  copy: 'allowed',
  screenCapture: 'allowed',
}

/** Who looks: his role, and the firm that lends him. */
export type Onlooker = Pick<Member, 'role' | 'outsourcer'>

/** Reasons where a company names none. */
const STANDARD_REASONS: PrivacyWishes['reasons'] = [
  { id: 'call-back', title: { ru: 'Перезвонить клиенту', en: 'To call the client back' } },
  { id: 'check-identity', title: { ru: 'Сверить данные с клиентом', en: 'To check the data with the client' } },
  { id: 'client-asked', title: { ru: 'Клиент просит назвать', en: 'The client asks to be told' } },
  { id: 'fill-document', title: { ru: 'Заполнить документ', en: 'To fill in a document' } },
]

/**
 * What one person sees. `shown` holds for specialists and supervisors of the company, and on a seat without a team, where no
 * roles are known; operators of line 1 and an outsourcer's people, whatever their role, see masks.
 */
export function privacyRulesOf(wishes: PrivacyWishes | undefined, who: Onlooker | undefined, locale: 'ru' | 'en'): PrivacyRules {
  const { reasons, revealedForSeconds, ...rest } = wishes ?? SILENT_WISHES
  const sees = (wish: Visibility): Visibility => (seesMasks(who) ? 'masked' : wish)
  const named = reasons.filter(({ id }) => id !== OTHER_REASON)
  return {
    ...rest,
    numbers: sees(rest.numbers),
    documents: sees(rest.documents),
    emails: sees(rest.emails),
    reasons: (named.length === 0 ? STANDARD_REASONS : named).map(({ id, title }) => ({
      id,
      title: locale === 'en' ? (title.en ?? title.ru) : title.ru,
    })),
    revealedForMs: revealedForSeconds * 1000,
  }
}

const seesMasks = (who: Onlooker | undefined): boolean => who !== undefined && (who.outsourcer !== undefined || who.role === 'operator')
