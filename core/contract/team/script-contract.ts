import { z } from 'zod'
import { event, rpc } from '../define.ts'
import { organisationIdSchema } from './team-section.ts'

/** Scripts of an organisation, kept at the hub: one record a version, named `<script>.<version>`. */
export const scriptKeySchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}\.\d{1,6}$/, 'a script and its version')

/** Longest JSON of one version, in UTF-16 units: its bytes fit into a record of the hub and a frame of the bridge. */
export const LONGEST_SCRIPT_JSON = 400_000

const localText = z.object({ ru: z.string().exactOptional(), en: z.string().exactOptional() })

/** A version without its steps: what lists show. */
export const scriptSummarySchema = z.object({
  organisation: organisationIdSchema,
  key: scriptKeySchema,
  revision: z.number().int().positive(),
  scriptId: z.string(),
  title: localText,
  role: z.enum(['body', 'frame']),
  version: z.number().int().positive(),
  state: z.enum(['draft', 'review', 'published', 'withdrawn']),
  steps: z.number().int().nonnegative(),
  by: z.string(),
  at: z.number(),
  note: z.string().exactOptional(),
})
export type ScriptSummary = z.infer<typeof scriptSummarySchema>

const unreachable = z.object({ kind: z.literal('unreachable') })

export const scriptRpcs = {
  'team.scripts': rpc(z.strictObject({}), z.object({ scripts: z.array(scriptSummarySchema).max(2_000) })),
  /** One version, as the JSON of a `ScriptVersion`: the window parses it once, in one place. */
  'team.script': rpc(
    z.strictObject({ organisation: organisationIdSchema, key: scriptKeySchema }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('script'), json: z.string(), revision: z.number().int().positive() }),
      z.object({ kind: z.literal('absent') }),
    ]),
  ),
  /**
   * Writes a version by compare-and-set. `after`: the revision that was read; absent: it is a new one. `conflict`: somebody else wrote
   * meanwhile, nothing was changed. `rejected`: the rules of versions (`versions.ts`) or of scripts say no.
   */
  'team.saveScript': rpc(
    z.strictObject({
      organisation: organisationIdSchema,
      json: z.string().max(LONGEST_SCRIPT_JSON),
      after: z.number().int().positive().exactOptional(),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('done'), revision: z.number().int().positive() }),
      z.object({ kind: z.literal('conflict') }),
      z.object({
        kind: z.literal('rejected'),
        why: z.enum(['not-yours', 'wrong-state', 'frozen', 'other-script', 'not-a-script', 'has-errors']),
      }),
      unreachable,
      z.object({ kind: z.literal('full') }),
      z.object({ kind: z.literal('too-large'), limitBytes: z.number() }),
      z.object({ kind: z.literal('refused'), why: z.enum(['permissions', 'not-set-up']) }),
    ]),
  ),
}

export const scriptEvents = {
  /** Versions came, went or changed: ask `team.scripts` anew. */
  'team.scriptsChanged': event(z.object({})),
}
