import type { EpochMs } from '../time.ts'
import type { IdentificationFacts } from './caller-signs.ts'
import type { Client } from './client.ts'
import type { Doubt } from './doubt.ts'
import type { Weighed } from './weigh.ts'

/** Numbers that nobody uses are given to others after some months; after so long without a word it may be another person. */
const OLD_MS = 2 * 365 * 86_400_000

/**
 * What speaks against taking the best candidate for granted. The PBX's word (`X-Client-Id`) and the operator's own lift
 * every doubt but one: that she said no before.
 */
export function doubtsOf(found: Weighed, facts: IdentificationFacts): readonly Doubt[] {
  if (found.refusedAt !== undefined) return [{ kind: 'refused-before', at: found.refusedAt }]
  if (found.named || found.confirmedAt !== undefined) return []
  const supported = found.email || found.login
  return [...phoneDoubts(found, facts, supported), ...headerDoubts(found, facts)]
}

function phoneDoubts(found: Weighed, facts: IdentificationFacts, supported: boolean): readonly Doubt[] {
  const { phone, ownExtension = '' } = found
  if (supported || phone === undefined) return []
  const doubts: Doubt[] = []
  if (phone === 'other') doubts.push({ kind: 'other-extension', ofCard: ownExtension, ofCall: facts.extension ?? '' })
  if (phone === 'not-told') doubts.push({ kind: 'extension-not-told', ofCard: ownExtension })
  const lastAt = lastSign(found.candidate.client)
  if (facts.at !== undefined && lastAt !== undefined && facts.at - lastAt > OLD_MS) doubts.push({ kind: 'old-record', lastAt })
  return doubts
}

function headerDoubts(found: Weighed, { identifiers = [] }: IdentificationFacts): readonly Doubt[] {
  const { client } = found.candidate
  const doubts: Doubt[] = []
  for (const header of ['email', 'login'] as const) {
    if (!identifiers.some(({ kind }) => kind === header)) continue
    if (found[header]) {
      if (found.phone === undefined) doubts.push({ kind: 'only-header', header })
    } else if (ownOf(client, header).length > 0) doubts.push({ kind: 'header-differs', header })
  }
  return doubts
}

const ownOf = (client: Client, header: 'email' | 'login'): readonly string[] => (header === 'email' ? client.emails : (client.logins ?? []))

/** When something was last heard of the client; undefined: the record has no dates. */
function lastSign(client: Client): EpochMs | undefined {
  const dates = [
    ...client.history.map(({ at }) => at),
    ...client.requests.map(({ openedAt }) => openedAt),
    ...(client.notes ?? []).map(({ at }) => at),
    ...(client.since === undefined ? [] : [client.since]),
  ]
  return dates.length === 0 ? undefined : dates.reduce((latest, at) => Math.max(latest, at))
}
