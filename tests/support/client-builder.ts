import type { Client, ClientId } from '../../core/domain/client/client.ts'

export const clientId = (id: string): ClientId => id as ClientId

/** A complete client; say only what the test is about. */
export function aClient(changes: Partial<Omit<Client, 'id'>> & { readonly id?: string } = {}): Client {
  const { id = 'c-1', ...rest } = changes
  return {
    id: clientId(id),
    name: { given: 'Мария', family: 'Орлова' },
    language: 'ru',
    phones: [{ number: '+79120000067', kind: 'mobile' }],
    emails: [],
    segment: 'B',
    vip: false,
    status: 'активный',
    roles: [{ id: 'private', kind: 'private', lineIds: [] }],
    facts: [],
    alerts: [],
    requests: [],
    history: [],
    ...rest,
  }
}
