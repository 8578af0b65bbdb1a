import { z } from 'zod'
import { rpc } from '../define.ts'
import { organisationIdSchema } from './team-section.ts'

const id = z.string().min(1).max(64)
const count = z.number().int().nonnegative()
const ms = z.number().nonnegative()
const share = z.number().min(0).max(1).nullable()
const span = { from: z.number(), to: z.number() }
/** `organisation` absent: all of this seat. */
const asked = { ...span, organisation: organisationIdSchema.exactOptional() }
/** False: it is still being heard, ask again. */
const isComplete = z.boolean()

/** More steps of one script are not told; those that most walks came to are. */
export const MOST_NODES = 2_000
/** Ways of all its steps together. */
export const MOST_WAYS = 4_000
/** Scripts, white spots. */
export const MOST_FIGURE_ROWS = 300
/** Versions of one script. */
export const MOST_VERSIONS = 100

const days = z.array(z.object({ day: z.string(), runs: count, onLine1: share }))
const outcome = z.enum(['solved', 'promised', 'escalated', 'transferred', 'not-solved', 'inherit', 'dropped'])

const scriptPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('script'), scriptId: id, version: z.number().int().positive().exactOptional() }),
  z.strictObject({ kind: z.literal('frame') }),
])

/** Times in ms; shares 0…1, null: nothing to count from. What they mean stands in `core/domain/insight/script-insight.ts`. */
export const scriptInsightSchema = z.object({
  ...span,
  isComplete,
  runs: count,
  ended: count,
  onLine1: count,
  outcomes: z.partialRecord(outcome, count),
  meanMs: ms,
  nodes: z.record(
    z.string(),
    z.object({ visits: count, dropOuts: count, escalations: count, meanMs: ms, ways: z.record(z.string(), count) }),
  ),
  days,
  versions: z.array(z.object({ version: z.number().int().positive(), runs: count })),
})
export type ScriptInsightAnswer = z.infer<typeof scriptInsightSchema>

export const scriptTotalsSchema = z.object({
  ...span,
  isComplete,
  scripts: z.array(
    z.object({
      scriptId: z.string(),
      runs: count,
      ended: count,
      dropOuts: count,
      escalated: count,
      onLine1: share,
      onLine1Before: share,
      meanMs: ms,
      foretold: count,
      foretoldRight: share,
    }),
  ),
  days,
})
export type ScriptTotalsAnswer = z.infer<typeof scriptTotalsSchema>

export const whiteSpotsSchema = z.object({
  isComplete,
  /** Most felt first. */
  spots: z.array(
    z.object({
      query: z.string(),
      notFound: count,
      noHelp: count,
      operators: count,
      lastAt: z.number(),
      topicIds: z.array(z.string()),
    }),
  ),
})
export type WhiteSpotsAnswer = z.infer<typeof whiteSpotsSchema>

/** How scripts are walked, and what the knowledge base lacks. A walk counts by when its call was finished. */
export const scriptFiguresRpcs = {
  /** One script, all its versions or one; or the frame, around whatever script. */
  'team.scriptFigures': rpc(z.strictObject({ ...asked, of: scriptPart }), scriptInsightSchema),
  /** Every script. `before`: the period that this one is compared with. */
  'team.scriptTotals': rpc(z.strictObject({ ...asked, before: z.strictObject(span).exactOptional() }), scriptTotalsSchema),
  'team.whiteSpots': rpc(z.strictObject(asked), whiteSpotsSchema),
}
