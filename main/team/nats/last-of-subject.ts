import type { Answer, Session } from './session.ts'
import type { StoredMessage } from './stored-message.ts'

/** Header by which a write names the number of the last write to its subject; the server refuses it when it is another. */
export const EXPECTED = 'Nats-Expected-Last-Subject-Sequence'
/** What no subject's last number is. */
const NO_NUMBER = '9007199254740991'

/**
 * The last message of a subject. A new leader of a stream answers questions before it has gone through all that was agreed
 * upon: what it does not know, or knows older than `seen`, may be there. It takes writes only after that, so it is asked
 * for one that it must refuse, and then again.
 * @param seen number of a message of this subject that we know of; 0: none
 */
export async function lastOfSubject(session: Session, stream: string, subject: string, seen = 0): Promise<Answer<StoredMessage>> {
  const read = (): Promise<Answer<StoredMessage>> => session.stored(stream, { last_by_subj: subject })
  const first = await read()
  const behind = first.kind === 'missing' || (first.kind === 'ok' && first.value.seq < seen)
  if (!behind || !session.clustered) return first
  const refused = await session.publish(stream, subject, new Uint8Array(), { [EXPECTED]: NO_NUMBER })
  return refused.kind === 'conflict' ? read() : { kind: 'unreachable' }
}
