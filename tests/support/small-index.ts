import type { Client } from '../../core/domain/client/client.ts'
import type { SearchAnswer } from '../../core/domain/search/search-answer.ts'
import { ClientFinder } from '../../renderer/storage/search/find-clients.ts'
import { CollectedPacks, packOf } from '../../renderer/storage/search/read-packs.ts'
import { searchParts } from '../../renderer/storage/search/search-parts.ts'

/** The real index over a few clients, without storage and worker. */
export function smallIndex(clients: readonly Client[]): (query: string) => SearchAnswer {
  const packs = new CollectedPacks(clients.length)
  packs.add(packOf(clients), false)
  const finder = new ClientFinder(packs.builder.build())
  return (query) => ({ ...searchParts([{ finder, isHidden: () => false }], query, 20), complete: true, tookMs: 1 })
}
