import type { OperatorWork } from './interaction.ts'
import type { Verified } from './verified.ts'

/** What the operator changes in her part of a call; `verified: undefined` takes the proof back. */
export type WorkChange = Partial<
  Pick<
    OperatorWork,
    'notes' | 'topicId' | 'resultId' | 'promise' | 'clientId' | 'roleId' | 'clientName' | 'tried' | 'predicted' | 'identified' | 'scripts'
  >
> & {
  readonly verified?: Verified | undefined
  /** It is nobody who was on the card: who it was taken for, and the proof of it, go. */
  readonly nobody?: true
}

/** The work after a change. Proof was given by one person: choosing another takes it away. */
export function changedWork(work: OperatorWork, change: WorkChange): OperatorWork {
  const { nobody, ...said } = change
  const { verified: before, ...rest } = nobody === true ? withoutPerson(work) : work
  const { verified: given, ...others } = said
  const isOther = change.clientId !== undefined && change.clientId !== work.clientId
  const verified = 'verified' in change ? given : isOther ? undefined : before
  return { ...rest, ...others, ...(verified === undefined ? {} : { verified }) }
}

function withoutPerson(work: OperatorWork): OperatorWork {
  const { clientId: _client, roleId: _role, clientName: _name, verified: _verified, ...rest } = work
  return rest
}
