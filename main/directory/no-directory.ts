import { ok } from '../../core/domain/result.ts'
import { refuse, type Handlers } from '../bridge/handlers.ts'

type DirectoryCalls = Pick<Handlers, 'directory.sources' | 'directory.pull' | 'secrets.writeSourceSecret' | 'crm.history'>

/** A seat with no source of clients beside its own records. */
export const noDirectory: DirectoryCalls = {
  'directory.sources': () => Promise.resolve(ok([])),
  'directory.pull': () => Promise.resolve(ok({ kind: 'not-set-up', cause: 'no-source' })),
  'secrets.writeSourceSecret': () => Promise.resolve(refuse('invalid-params', 'source: this seat has no such source')),
  'crm.history': () => Promise.resolve(ok({ kind: 'not-set-up', cause: 'no-source' })),
}
