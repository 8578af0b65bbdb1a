import { z } from 'zod'
import { scriptSchema } from '../../../core/contract/script-schema.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { AnswerDrafts } from './line-two-drafts.ts'
import { placeOf, type DrawingKept, type LocalDraft } from './script-editor-view.ts'

/** Tells these drafts from those of answers and of cards on the shelf. */
const PREFIX = 'script:'
/** What was drawn is on the disk this much later at most, ms. */
const KEEP_AFTER_MS = 400

const keptSchema: z.ZodType<LocalDraft> = z.strictObject({
  organisation: z.string().min(1).max(64),
  version: z.number().int().min(1),
  state: z.enum(['draft', 'review', 'published', 'withdrawn']),
  revision: z.number().int().positive().exactOptional(),
  baseScript: scriptSchema.exactOptional(),
  script: scriptSchema,
  at: z.number(),
  note: z.string().max(2_000).exactOptional(),
})

export interface DrawingKeeper {
  /** Everything drawn here that the hub does not have; what cannot be read is left where it lies. */
  read(): Promise<Readonly<Record<string, LocalDraft>>>
  /** Writes it soon; the newest of one version counts. */
  keep(draft: LocalDraft): void
  /** Lets go of it: the hub has it, or nobody wants it. */
  drop(place: string): void
  flush(): void
}

/** Keeps what is drawn on this computer, sealed, so that neither a reload nor a power cut takes it. */
export function createDrawingKeeper(shelf: AnswerDrafts, clock: Clock, onKept: (place: string, kept: DrawingKept) => void): DrawingKeeper {
  const due = new Map<string, { readonly text: () => string; readonly cancel: () => void }>()
  const write = async (place: string, text: string): Promise<void> => {
    try {
      await shelf.keep({ escalationId: `${PREFIX}${place}`, text })
      if (!due.has(place)) onKept(place, text === '' ? 'clean' : 'kept')
    } catch {
      onKept(place, 'failed')
    }
  }
  const writeNow = (place: string): void => {
    const waiting = due.get(place)
    if (waiting === undefined) return
    waiting.cancel()
    due.delete(place)
    void write(place, waiting.text())
  }
  const soon = (place: string, text: () => string): void => {
    due.get(place)?.cancel()
    due.set(place, { text, cancel: clock.after(KEEP_AFTER_MS, () => writeNow(place)) })
  }
  return {
    async read() {
      const all = await shelf.all().catch(() => [])
      const read = all.filter(({ escalationId }) => escalationId.startsWith(PREFIX)).flatMap(({ text }) => draftIn(text))
      return Object.fromEntries(read.map((draft) => [placeOf(draft.organisation, draft.script.id, draft.version), draft]))
    },
    keep: (draft) => soon(placeOf(draft.organisation, draft.script.id, draft.version), () => JSON.stringify(draft)),
    drop(place) {
      due.get(place)?.cancel()
      due.delete(place)
      void write(place, '')
    },
    flush() {
      for (const place of [...due.keys()]) writeNow(place)
    },
  }
}

function draftIn(text: string): readonly LocalDraft[] {
  try {
    const read = keptSchema.safeParse(JSON.parse(text))
    return read.success ? [read.data] : []
  } catch {
    return []
  }
}
