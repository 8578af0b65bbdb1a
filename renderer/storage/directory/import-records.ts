import { missingCase } from '../../../core/domain/exhaustive.ts'
import { clientSchema } from '../../../core/contract/client-schema.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import { briefDemoClient } from '../../../core/sandbox/demo/brief-client.ts'
import { demoClient } from '../../../core/sandbox/demo/demo-clients.ts'
import type { ClientStream, MadeClients } from './bulk-work.ts'
import type { ImportSource } from './import-source.ts'

/** A client, or `undefined` for a record that is none. */
export type Records = Iterable<Client | undefined> | AsyncIterable<Client | undefined>

/** Everything the source gives, in its order. */
export function recordsOf(source: ImportSource | ClientStream | MadeClients): Records {
  switch (source.kind) {
    case 'demo':
      return demoRecords(source)
    case 'clients':
      return parsed(source.clients)
    case 'made':
      return source.clients
    default:
      return missingCase(source)
  }
}

export const totalOf = (source: ImportSource | ClientStream | MadeClients): { readonly total?: number } =>
  source.kind === 'demo' ? { total: source.count } : {}

function* demoRecords({ seed, count, nowMs, brief = false, fullEvery = Infinity }: ImportSource): Generator<Client> {
  for (let index = 0; index < count; index += 1) {
    const isBrief = brief && index % fullEvery !== 0
    yield (isBrief ? briefDemoClient : demoClient)(seed, index, nowMs)
  }
}

async function* parsed(records: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Client | undefined> {
  for await (const record of records) {
    const client = clientSchema.safeParse(record)
    yield client.success ? client.data : undefined
  }
}
