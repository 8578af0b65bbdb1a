import { readFile } from 'node:fs/promises'
import { provisionSchema, type Provision } from '../../../core/contract/seat.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'

/** Why a provisioning file is refused; `message` is plain words for the administrator, without values. */
export interface ProvisionFault {
  readonly kind: 'unreadable' | 'not-json' | 'wrong'
  readonly message: string
}

/** Reads and checks a provisioning file. */
export async function readProvision(path: string): Promise<Result<Provision, ProvisionFault>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return err({ kind: 'unreadable', message: `The provisioning file ${path} cannot be read.` })
  }
  const parsed = parseProvision(text)
  return parsed.ok ? parsed : err({ ...parsed.error, message: `The provisioning file ${path} is refused: ${parsed.error.message}` })
}

/** Checks the text of a provisioning file. A byte order mark is let through: Windows editors write it. */
export function parseProvision(text: string): Result<Provision, ProvisionFault> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return err({ kind: 'not-json', message: `it is not JSON${placeOf(text, error)}.` })
  }
  const parsed = provisionSchema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${fieldOf(issue)}: ${issue.message}`)
  return err({ kind: 'wrong', message: issues.join('; ') })
}

/** `accounts[0].servers[1]`, as an administrator would write it. An unknown field is named itself. */
function fieldOf(issue: { readonly path: readonly PropertyKey[]; readonly code?: string; readonly keys?: readonly string[] }): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...(issue.keys ?? []).slice(0, 1)] : issue.path
  const written = path
    .map((part, index) => (typeof part === 'number' ? `[${String(part)}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('')
  return written === '' ? 'the document' : written
}

/** Line and column, when the parser says where it stopped. */
function placeOf(text: string, error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return ` (line ${String(before.length)}, column ${String((before.at(-1) ?? '').length + 1)})`
}
