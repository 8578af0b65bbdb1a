import { z } from 'zod'
import { err, ok, type Result } from '../domain/result.ts'
import type { Clip } from '../domain/script/edit/clip.ts'
import { scriptNodeSchema, scriptVariableSchema } from './script-schema.ts'

/** Longest text looked at, characters. */
const LONGEST_CLIP = 2_000_000

/** Why a text of the clipboard is no copied steps. */
export type ClipFault = 'too-large' | 'not-steps' | 'newer' | 'wrong'

const FORMAT = 'firstline-script-steps'
const FORMAT_VERSION = 1
const envelope = z.object({ format: z.literal(FORMAT), version: z.number().int().min(1) })
const content = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  nodes: z.array(scriptNodeSchema).min(1).max(1_000),
  variables: z.array(scriptVariableSchema).max(500),
})

/** Copied steps as a text for the clipboard. */
export const writeClip = ({ nodes, variables }: Clip): string =>
  JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, nodes, variables })

/** The steps in a text of the clipboard; it may come from anywhere. */
export function readClip(text: string): Result<Clip, ClipFault> {
  if (text.length > LONGEST_CLIP) return err('too-large')
  const json = parsed(text)
  const outer = envelope.safeParse(json)
  if (!outer.success) return err('not-steps')
  if (outer.data.version > FORMAT_VERSION) return err('newer')
  const inner = content.safeParse(json)
  return inner.success ? ok({ nodes: inner.data.nodes, variables: inner.data.variables }) : err('wrong')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
