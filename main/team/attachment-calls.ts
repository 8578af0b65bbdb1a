import { ok } from '../../core/domain/result.ts'
import { shelvesOf } from '../../core/domain/team/organisation.ts'
import { refuse } from '../bridge/handlers.ts'
import { FetchedFiles } from './fetched-files.ts'
import type { TeamNamespace, TeamParts } from './team-parts.ts'
import { Uploads } from './uploads.ts'
import { NOT_SERVED, writeOutcomeOf } from './write-outcome.ts'

/** One piece on the bridge, in bytes before base64: a message may have 1 MiB at most. */
export const PIECE_BYTES = 256 * 1024

/** Files of packets, carried over the bridge in pieces. */
export function attachmentCalls({ hub, organisations, clock }: TeamParts): TeamNamespace<'team.attach' | 'team.fetchAttachment'> {
  const uploads = new Uploads(clock)
  const fetched = new FetchedFiles(clock)
  const filesOf = (organisation: string) => hub.files(shelvesOf(organisation).attachments)
  return {
    calls: {
      'team.attach': async ({ organisation, key, totalBytes, piece, last, base64 }) => {
        if (!organisations.includes(organisation)) return NOT_SERVED
        const { limitBytes } = filesOf(organisation)
        if (totalBytes > limitBytes) return ok({ kind: 'too-large', limitBytes })
        const taken = uploads.take(`${organisation}/${key}`, { totalBytes, piece, last, bytes: Buffer.from(base64, 'base64') })
        if (taken.kind === 'wrong') return refuse('invalid-params', taken.why)
        if (taken.kind === 'more') return ok({ kind: 'done' })
        return ok(writeOutcomeOf(await filesOf(organisation).store(key, taken.bytes)))
      },
      'team.fetchAttachment': async ({ organisation, key, piece }) => {
        if (!organisations.includes(organisation) || !/^[A-Za-z0-9._-]+$/.test(key)) return ok({ kind: 'absent' })
        const content = await fetched.get(`${organisation}/${key}`, () => filesOf(organisation).fetch(key))
        if (content.kind !== 'content') return ok({ kind: content.kind === 'unreachable' ? 'unreachable' : 'absent' })
        const from = piece * PIECE_BYTES
        const part = content.bytes.subarray(from, from + PIECE_BYTES)
        if (part.length === 0 && piece > 0) return ok({ kind: 'absent' })
        const last = from + part.length >= content.bytes.length
        return ok({ kind: 'piece', base64: Buffer.from(part).toString('base64'), last })
      },
    },
    async close() {
      uploads.close()
      fetched.close()
    },
  }
}
