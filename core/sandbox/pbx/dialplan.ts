import type { PbxAccount, PbxLine, PbxOptions } from './options.ts'

/** Where a dialled number leads. */
export type DialRoute =
  | {
      readonly kind: 'account'
      readonly account: PbxAccount
      /** Set when a line was dialled, with the number as it is configured. */ readonly via?: {
        readonly line: PbxLine
        readonly did: string
      }
    }
  /** To the telephone network; the dialled number stays in To. */
  | { readonly kind: 'trunk'; readonly account: PbxAccount }
  /** The caller dialled herself. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'not-found' }

/** Outside numbers have five digits or more; shorter ones are extensions of this PBX, existing or not. */
const outside = /^\+?\d{5,18}$/

/** A number without the signs people write between digits (RFC 3966 §5.1.1), and without `+`, for comparing. */
const bare = (number: string): string => number.replace(/[\s().-]/g, '').replace(/^\+/, '')

/**
 * Decides where a call goes. Lines and accounts first; then, for people of the house and for clients who are being
 * transferred (the REFER's new INVITE carries Referred-By), outside numbers lead to the trunk.
 */
export function routeCall(plan: Pick<PbxOptions, 'accounts' | 'lines'>, caller: PbxAccount, dialled: string, referred: boolean): DialRoute {
  const number = bare(dialled)
  const line = plan.lines.find((each) => each.numbers.some((own) => bare(own) === number))
  const account = plan.accounts.find((each) => each.user === (line === undefined ? dialled : line.routeTo))
  if (account !== undefined) {
    if (account.user === caller.user) return { kind: 'busy' }
    if (line === undefined) return { kind: 'account', account }
    return { kind: 'account', account, via: { line, did: line.numbers.find((own) => bare(own) === number) ?? dialled } }
  }
  if (line !== undefined) return { kind: 'not-found' }
  const trunk = plan.accounts.find((each) => each.kind === 'trunk')
  const mayLeave = caller.kind !== 'trunk' || referred
  return trunk !== undefined && mayLeave && outside.test(number) ? { kind: 'trunk', account: trunk } : { kind: 'not-found' }
}
