import type { Client, ClientId } from '../../core/domain/client/client.ts'

/** A small client with names that are easy to look for on the disk. */
export function storedClient(id: string, numbers: readonly string[], changes: Partial<Client> = {}): Client {
  return {
    id: id as ClientId,
    name: { given: 'Мария', family: `Орлова-${id}`, patronymic: 'Сергеевна' },
    language: 'ru',
    phones: numbers.map((number) => ({ number, kind: 'mobile' as const })),
    emails: [],
    segment: 'B',
    vip: false,
    status: 'активный',
    roles: [{ id: 'private', kind: 'private', lineIds: ['support-b2c'] }],
    facts: [],
    alerts: [],
    requests: [],
    history: [],
    ...changes,
  }
}
