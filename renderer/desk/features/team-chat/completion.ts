import type { Member } from '../../../../core/domain/team/member.ts'
import type { InsertText } from './insert-texts.ts'

/** What is being completed where the caret stands: `@Вер` or `/знаем`, from the sign to the caret. */
export interface Completion {
  readonly kind: 'mention' | 'insert'
  readonly query: string
  /** Place of the sign. */
  readonly from: number
  readonly to: number
}

/** One line of the list. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly note: string
  /** What comes into the text. */
  readonly text: string
  readonly articleId?: string
}

const MENTION = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]*)?)$/u
const INSERT = /(?:^|\s)\/([^\n/]{0,40})$/u

/** Undefined: the caret stands in plain words. */
export function completionAt(text: string, caret: number): Completion | undefined {
  const before = text.slice(0, caret)
  for (const [kind, pattern] of [
    ['mention', MENTION],
    ['insert', INSERT],
  ] as const) {
    const query = pattern.exec(before)?.[1]
    if (query !== undefined) return { kind, query, from: caret - query.length - 1, to: caret }
  }
  return undefined
}

const CHOICES = 8

/** Members whose name or surname begins so. */
export function membersFor(query: string, members: readonly Member[], note: (member: Member) => string): readonly Choice[] {
  const wanted = query.toLowerCase()
  const fits = ({ name }: Member): boolean => {
    const whole = name.toLowerCase()
    return whole.startsWith(wanted) || whole.split(/\s+/u).some((part) => part.startsWith(wanted))
  }
  return members
    .filter(fits)
    .slice(0, CHOICES)
    .map((member) => ({ id: member.id, title: member.name, note: note(member), text: `@${member.name} ` }))
}

/** Texts that have every word of the query in their title or themselves. */
export function textsFor(query: string, texts: readonly InsertText[], note: (text: InsertText) => string): readonly Choice[] {
  const wanted = query.toLowerCase().split(/\s+/u).filter(Boolean)
  return texts
    .filter(({ title, text }) => wanted.every((word) => `${title} ${text}`.toLowerCase().includes(word)))
    .slice(0, CHOICES)
    .map((one) => ({
      id: one.id,
      title: one.title,
      note: note(one),
      text: one.text,
      ...(one.kind === 'article' ? { articleId: one.id } : {}),
    }))
}

/** The text with the choice in place of what was typed, and where the caret stands then. */
export function completed(text: string, { from, to }: Completion, choice: Choice): { readonly text: string; readonly caret: number } {
  return { text: `${text.slice(0, from)}${choice.text}${text.slice(to)}`, caret: from + choice.text.length }
}
