import type { Client, ClientId } from '../domain/client/client.ts'
import type { Identifier } from '../domain/client/identifier.ts'

/** Finds clients; the storage layout behind it may change without anyone noticing. */
export interface ClientDirectory {
  /** Every client that has this number (E.164). Empty when nobody has it. */
  byPhone(e164: string): Promise<readonly Client[]>
  byId(id: ClientId): Promise<Client | undefined>
  /** Every client with this e-mail or login, compared as `identifierOf` writes it. Empty when nobody has it. */
  byIdentifier(identifier: Identifier): Promise<readonly Client[]>
  /** Creates or replaces one client. */
  save(client: Client): Promise<void>
}
