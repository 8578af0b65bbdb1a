import Papa from 'papaparse'
import type { AuditEntry } from '../../../../core/domain/privacy/audit-entry.ts'
import { OTHER_REASON, type RevealReason } from '../../../../core/domain/privacy/privacy-rules.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { Translate } from '../../i18n/words.ts'
import type { privacyWords } from './privacy-words.ts'

type T = Translate<(typeof privacyWords)['entries']>

/** What happened, in words. */
export function auditText({ fact }: AuditEntry, reasons: readonly RevealReason[], t: T): string {
  switch (fact.kind) {
    case 'revealed': {
      const named = reasons.find(({ id }) => id === fact.reason)?.title ?? fact.reason
      const why = fact.reason === OTHER_REASON ? (fact.word ?? '') : named
      return capital(t('revealed', { what: fact.what.map((kind) => t(kind)).join(', '), why }))
    }
    case 'retained':
      return t('retained', { clients: fact.clients, calls: fact.calls })
    case 'began-anew':
      return t('began-anew', { file: fact.file ?? '—' })
    case 'exported':
    case 'erased':
    case 'key-change-asked':
    case 'key-changed':
    case 'wipe-asked':
    case 'wiped':
    case 'audit-exported':
      return t(fact.kind)
    default:
      return missingCase(fact)
  }
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** What a spreadsheet would take for a formula. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u

/** The log as a table (RFC 4180) with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function auditCsv(entries: readonly AuditEntry[], reasons: readonly RevealReason[], t: T, locale: 'ru' | 'en'): string {
  const data = entries.map((entry) => {
    const { no, at, by, fact } = entry
    const call = fact.kind === 'revealed' ? (fact.callId ?? '') : ''
    return [String(no), new Date(at).toISOString(), by, auditText(entry, reasons, t), 'subject' in fact ? fact.subject : '', call]
  })
  const fields = ['№', t('when'), t('who'), t('did'), t('subject'), t('call')]
  const safe = data.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)))
  return `\uFEFF${Papa.unparse({ fields, data: safe }, { delimiter: locale === 'ru' ? ';' : ',' })}`
}
