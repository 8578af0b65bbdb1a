import type { Bridge, RpcInput, RpcOutput } from '../../../core/contract/bridge.ts'

/** What came of sending to line 3. `key`: what people call the issue by. */
export type LineThreeSaid =
  { readonly kind: 'sent'; readonly key: string } | Extract<RpcOutput<'team.toLineThree'>, { readonly kind: 'failed' }>

/** A tracker may be slow; in ms. */
const WITHIN_MS = 45_000

/** Makes the issue; the same `changeId` again is the same issue. Never rejects. */
export async function sendToLineThree(bridge: Bridge, order: RpcInput<'team.toLineThree'>): Promise<LineThreeSaid> {
  try {
    const came = await bridge.call('team.toLineThree', order, { timeoutMs: WITHIN_MS })
    if (came.kind === 'failed') return came
    const made = came.record.changes.findLast(({ what }) => what.kind === 'sent-to-line-three')
    return { kind: 'sent', key: made?.what.kind === 'sent-to-line-three' ? made.what.issue.key : '' }
  } catch {
    return { kind: 'failed', why: 'hub', words: '' }
  }
}
