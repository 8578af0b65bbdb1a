import { z } from 'zod'
import { err, ok, type Result } from '../domain/result.ts'
import type { Script } from '../domain/script/script.ts'
import { scriptSchema } from './script-schema.ts'

/** Largest file taken, bytes of UTF-8 at most; a thousand steps are about 1 MB. */
export const LARGEST_SCRIPT = 4_000_000

/** Why a file is no script; `field`: the path of what is wrong. */
export type DocumentFault =
  | { readonly kind: 'too-large'; readonly most: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-a-script' }
  /** Made by a later version of the program. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'wrong'; readonly field: string; readonly message: string }

const envelope = z.strictObject({ format: z.literal('firstline-script'), version: z.number().int().min(1), script: z.unknown() })
const FORMAT_VERSION = 1

/** A script as a file. The same script always gives the same text. */
export const exportScript = (script: Script): string =>
  `${JSON.stringify({ format: 'firstline-script', version: FORMAT_VERSION, script }, undefined, 2)}\n`

/** The script of a file. A byte order mark is let through: Windows editors write it. */
export function importScript(file: string): Result<Script, DocumentFault> {
  if (file.length > LARGEST_SCRIPT) return err({ kind: 'too-large', most: LARGEST_SCRIPT })
  const json = parsedJson(file.replace(/^\uFEFF/, ''))
  if (!json.ok) return json
  const outer = envelope.safeParse(json.value)
  if (!outer.success) return err({ kind: 'not-a-script' })
  if (outer.data.version > FORMAT_VERSION) return err({ kind: 'newer', version: outer.data.version })
  const script = scriptSchema.safeParse(outer.data.script)
  if (script.success) return ok(script.data)
  const [issue] = script.error.issues
  return err({ kind: 'wrong', field: (issue?.path ?? []).map(String).join('.'), message: issue?.message ?? '' })
}

function parsedJson(text: string): Result<unknown, DocumentFault> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return err({ kind: 'not-json' })
  }
}
