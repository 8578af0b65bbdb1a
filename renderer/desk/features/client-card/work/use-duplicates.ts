import { useEffect } from 'react'
import { likelyDuplicates, type LikelyDuplicate } from '../../../../../core/domain/client/change/likely-duplicates.ts'
import type { Client, ClientId } from '../../../../../core/domain/client/client.ts'
import type { ClientDirectory } from '../../../../../core/ports/client-directory.ts'
import type { ClientSearch } from '../../../../../core/ports/client-search.ts'
import { fullName, type KnownCard } from '../../../state/call-card.ts'
import { useCallWork, useCardWork } from '../../../state/call-work-context.tsx'
import { pairOf } from '../../../state/card-work-store.ts'
import { useDesk } from '../../../state/desk-context.tsx'

/** The card has long been read by then, ms. */
const LOOK_AFTER_MS = 1_500
/** People of the same name that are looked at. */
const NAMESAKES = 5

/** Another record that is likely of the same person, the likeliest; undefined: none was found yet. */
export const useDuplicate = (clientId: ClientId): LikelyDuplicate | undefined =>
  useCardWork(({ duplicates, differ }) => duplicates[clientId]?.find(({ client }) => !differ.has(pairOf(clientId, client.id))))

/** Looks for them when the card has long been painted, and again when the record changes. */
export const useLookForDuplicates = (card: KnownCard): void => {
  const { storage, clock } = useDesk()
  const { cardWork } = useCallWork()
  const { client } = card.candidate
  const { others } = card
  useEffect(() => {
    let here = true
    const look = async (): Promise<void> => {
      const candidates = await candidatesFor(client, storage.directory, storage.search).catch(() => [])
      const all = likelyDuplicates(client, [...others.map((other) => other.client), ...candidates])
      if (here) cardWork.setDuplicates(client.id, all.filter(isWorthAsking))
    }
    const cancel = clock.after(LOOK_AFTER_MS, () => void look())
    return () => {
      here = false
      cancel()
    }
  }, [client, others, storage, clock, cardWork])
}

/** Colleagues share a phone and a company; only a name, a login or an e-mail of one's own says more. */
const isWorthAsking = ({ sure, reasons }: LikelyDuplicate): boolean =>
  sure && reasons.some(({ kind }) => kind === 'name' || kind === 'login' || kind === 'email')

async function candidatesFor(client: Client, directory: ClientDirectory, search: ClientSearch | undefined): Promise<readonly Client[]> {
  const byPhone = client.phones.map(({ number }) => directory.byPhone(number))
  const byEmail = client.emails.map((value) => directory.byIdentifier({ kind: 'email', value: value.toLowerCase() }))
  const found = (await Promise.all([...byPhone, ...byEmail])).flat()
  // The index may belong to what the operator is typing: a sheet that is open has it.
  const outcome = search?.status.get().kind === 'ready' ? await search.search(fullName(client), { limit: NAMESAKES }) : undefined
  const hits = outcome?.kind === 'answered' ? outcome.answer.hits : []
  const named = await Promise.all(hits.map(({ id }) => directory.byId(id)))
  return [...new Map([...found, ...named.filter((one) => one !== undefined)].map((one) => [one.id, one])).values()]
}
