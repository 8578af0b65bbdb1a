import type { Client } from '../../../../core/domain/client/client.ts'
import type { ClientId } from '../../../../core/domain/client/client-id.ts'
import type { PastContact } from '../../../../core/domain/interaction/interaction.ts'
import type { EpochMs } from '../../../../core/domain/time.ts'
import { demoClient } from '../../../../core/sandbox/demo/demo-clients.ts'
import { olderDemoHistory } from '../../../../core/sandbox/demo/older-history.ts'
import type { HistoryQuestion, OlderHistory } from '../../connector.ts'

/** Contacts with the person of a scenario, newest first; undefined: he is of no scenario. */
export type ScenarioContacts = (clientId: ClientId) => readonly PastContact[] | undefined

/** Seed of the demo clients that the sandbox's directory is filled with. */
const SEED = 1
const DEMO_ID = /^demo-(\d{7})$/

/** What the CRM of the sandbox tells: of the scenarios' people what their files say, of demo clients what is invented for them. */
export function sandboxHistory({ clientId, before, limit }: HistoryQuestion, now: EpochMs, scenario: ScenarioContacts): OlderHistory {
  const known = scenario(clientId)?.filter(({ at }) => at < before)
  if (known !== undefined) return { kind: 'contacts', contacts: known.slice(0, limit), more: known.length > limit }
  const number = DEMO_ID.exec(clientId)?.[1]
  if (number === undefined) return { kind: 'contacts', contacts: [], more: false }
  const { contacts, more } = olderDemoHistory(SEED, Number(number) - 1, now, before, limit)
  return { kind: 'contacts', contacts: [...contacts], more }
}

/** The client that was invented under this id; undefined: none was. */
export function inventedClient(clientId: ClientId, nowMs: EpochMs): Client | undefined {
  const number = DEMO_ID.exec(clientId)?.[1]
  return number === undefined ? undefined : demoClient(SEED, Number(number) - 1, nowMs)
}
