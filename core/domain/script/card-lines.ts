import type { ClientFact } from '../client/client.ts'
import type { FactName, Facts } from './facts.ts'

/** Under which labels the lines of a card stand, in any language of a directory; letter case aside. */
const LABELS: Readonly<Partial<Record<FactName, readonly string[]>>> = {
  'card.crm': ['crm'],
  'card.app': ['приложение', 'app'],
  'card.scheme': ['схема', 'scheme'],
  'card.inCharge': ['ответственные', 'people in charge'],
  'card.received': ['принято', 'received'],
  'card.missing': ['не хватает', 'missing'],
  'card.approval': ['одобрение', 'approval'],
  'card.cause': ['причина', 'cause'],
  'card.newDate': ['новый срок', 'new date'],
  'card.amends': ['компенсация', 'compensation'],
  'card.priority': ['приоритет', 'priority'],
  'card.outage': ['монитор', 'monitor'],
}

/** What a client can prove himself with, best first; a line with such a label says that he has it, and its value is never said. */
const PROOFS = [
  { labels: ['кодовое слово', 'проверка', 'code word', 'identity check'], ru: 'кодовое слово', en: 'your code word' },
  { labels: ['договор', 'contract'], ru: 'полное имя и номер договора', en: 'your full name and the contract number' },
] as const

/**
 * What the lines of a card (contract and service facts) tell a script. What is masked on the card is left out: a script is said
 * aloud.
 */
export function cardFacts(lines: readonly ClientFact[], language: 'ru' | 'en'): Facts {
  const open = new Map(lines.filter(({ sensitive }) => sensitive !== true).map(({ label, value }) => [label.trim().toLowerCase(), value]))
  const told = Object.entries(LABELS).flatMap(([fact, labels]) => {
    const value = labels.map((label) => open.get(label)).find((one) => one !== undefined && one.trim() !== '')
    return value === undefined ? [] : [[fact, value] as const]
  })
  const there = new Set(lines.map(({ label }) => label.trim().toLowerCase()))
  const proof = PROOFS.find(({ labels }) => labels.some((label) => there.has(label)))
  return { ...Object.fromEntries(told), ...(proof === undefined ? {} : { 'client.proof': proof[language] }) }
}
