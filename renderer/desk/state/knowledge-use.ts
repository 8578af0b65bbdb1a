import { maskedQuery } from '../../../core/domain/knowledge/masked-query.ts'
import type { KnowledgeUse } from '../../../core/domain/knowledge/usage.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Ids } from '../../../core/ports/ids.ts'
import type { KnowledgePlace } from './knowledge-place.ts'
import type { TeamStore } from './team-store.ts'

interface UseParts {
  readonly team: TeamStore
  readonly ids: Ids
  readonly place: () => KnowledgePlace
}

/**
 * Tells the team's log what was done with the knowledge base, without anything of the client: long numbers and addresses in a query
 * are masked before they leave. It lies on the disk until the hub has it, and is told once.
 */
export type TellUse = (use: KnowledgeUse, organisation?: OrganisationId) => void

export function createTellUse({ team, ids, place }: UseParts): TellUse {
  return (use, organisation) => {
    const { team: described } = team.store.getState()
    const of = organisation ?? described?.organisations[0]
    const told = withoutPersonal(use)
    if (described === undefined || described === null || of === undefined || told === undefined) return
    const { context: _context, ...where } = place()
    const event = {
      kind: 'knowledge-used' as const,
      id: ids.next(),
      at: team.hubNow(),
      operatorId: described.member.id,
      ...where,
      use: told,
    }
    void team.record(of, event)
  }
}

/** Undefined: nothing is left to be told. */
function withoutPersonal(use: KnowledgeUse): KnowledgeUse | undefined {
  if (!('query' in use)) return use
  const query = maskedQuery(use.query)
  if (query !== undefined) return { ...use, query }
  if (use.kind === 'nothing-found') return undefined
  const { query: _query, ...rest } = use
  return rest
}
