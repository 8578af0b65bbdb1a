import type { EpochMs } from '../time.ts'

/** One step of a request's road. `note` is a fact or a time in words, shown under the title. */
export interface Stage {
  readonly title: string
  readonly note?: string
}

/** Something done about a request, and by whom. */
export interface RequestStep {
  readonly at: EpochMs
  readonly by: string
  readonly text: string
}

/** A request (обращение) that is not closed yet. */
export interface OpenRequest {
  /** The number people say aloud, e.g. `48-2107`. */
  readonly number: string
  readonly title: string
  /** Which role of the client it belongs to; absent: any. */
  readonly roleId?: string
  readonly stages: readonly Stage[]
  /** Index into `stages` of the stage it stands at. */
  readonly currentStage: number
  readonly dueAt?: EpochMs
  readonly owner?: string
  readonly openedAt: EpochMs
  /** The process it goes through (`core/domain/process`), and the stage of it; they say what the client will likely ask. */
  readonly processId?: string
  readonly stageId?: string
  /** What was done so far, oldest first. */
  readonly steps?: readonly RequestStep[]
  /** What the client was told would happen about it, the last time. */
  readonly promised?: { readonly text: string; readonly dueAt: EpochMs; readonly by: string; readonly madeAt: EpochMs }
}
