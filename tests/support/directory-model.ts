import type { Client, ClientId } from '../../core/domain/client/client.ts'

/** The directory as a child would write it: what sources told, and what was edited here, which lies on top. */
export class DirectoryModel {
  #told = new Map<ClientId, Client>()
  readonly #edited = new Map<ClientId, Client>()

  import(clients: readonly Client[], keep: 'none' | 'all' | { readonly source: string }): void {
    const kept = [...this.#told].filter(([, client]) => keep === 'all' || (keep !== 'none' && client.source !== keep.source))
    this.#told = new Map([...kept, ...clients.map((client) => [client.id, client] as const)])
  }

  delta(upserts: readonly Client[], gone: readonly ClientId[]): void {
    for (const id of gone) this.#told.delete(id)
    for (const client of upserts) this.#told.set(client.id, client)
  }

  save(clients: readonly Client[]): void {
    for (const client of clients) this.#edited.set(client.id, client)
  }

  remove(ids: readonly ClientId[]): void {
    for (const id of ids) {
      this.#told.delete(id)
      this.#edited.delete(id)
    }
  }

  all(): ReadonlyMap<ClientId, Client> {
    return new Map([...this.#told, ...this.#edited])
  }

  told(id: ClientId): Client | undefined {
    return this.#told.get(id)
  }

  byPhone(number: string): readonly Client[] {
    return [...this.all().values()].filter((client) => client.phones.some((phone) => phone.number === number))
  }
}
