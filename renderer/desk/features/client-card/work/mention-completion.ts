import type { Member } from '../../../../../core/domain/team/member.ts'

/** The name that is being typed where the caret stands: from the sign to the caret. */
export interface Mention {
  readonly query: string
  readonly from: number
  readonly to: number
}

const MENTION = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]*)?)$/u
const SHOWN = 6

/** Undefined: the caret stands in plain words. */
export function mentionAt(text: string, caret: number): Mention | undefined {
  const query = MENTION.exec(text.slice(0, caret))?.[1]
  return query === undefined ? undefined : { query, from: caret - query.length - 1, to: caret }
}

/** Colleagues whose name or surname begins so. */
export function colleaguesFor(query: string, members: readonly Member[]): readonly Member[] {
  const wanted = query.toLowerCase()
  const fits = ({ name }: Member): boolean =>
    [name, ...name.split(/\s+/u)].some((part) => part.toLowerCase().startsWith(wanted)) && name.toLowerCase() !== wanted.trim()
  return members.filter(fits).slice(0, SHOWN)
}

/** The text with the whole name in place of what was typed, and where the caret stands then. */
export function withName(text: string, { from, to }: Mention, name: string): { readonly text: string; readonly caret: number } {
  const called = `@${name} `
  return { text: `${text.slice(0, from)}${called}${text.slice(to)}`, caret: from + called.length }
}
