import type { Client, ClientId } from '../../core/domain/client/client.ts'
import { hasIdentifier, type Identifier } from '../../core/domain/client/identifier.ts'
import type { ClientDirectory } from '../../core/ports/client-directory.ts'

/** A directory in memory. */
export class FakeClientDirectory implements ClientDirectory {
  readonly #clients = new Map<ClientId, Client>()

  constructor(clients: readonly Client[] = []) {
    for (const client of clients) this.#clients.set(client.id, client)
  }

  async byPhone(e164: string): Promise<readonly Client[]> {
    return await Promise.resolve([...this.#clients.values()].filter((client) => client.phones.some((phone) => phone.number === e164)))
  }

  async byId(id: ClientId): Promise<Client | undefined> {
    return await Promise.resolve(this.#clients.get(id))
  }

  async byIdentifier(identifier: Identifier): Promise<readonly Client[]> {
    return await Promise.resolve([...this.#clients.values()].filter((client) => hasIdentifier(client, identifier)))
  }

  async save(client: Client): Promise<void> {
    this.#clients.set(client.id, client)
    await Promise.resolve()
  }
}
