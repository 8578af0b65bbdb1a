import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ColumnTarget, ImportColumn, ImportPolicy } from '../../../core/domain/directory/file/column-target.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type {
  FileImports,
  FileLook,
  FileOrder,
  FileOutcome,
  FileProgress,
  FileRunOptions,
  FileShape,
  FileTrouble,
  LeftImport,
  NamedFile,
} from '../../storage/import-file/file-imports.ts'

/** Where the import of a file stands. `map`: what its columns are; `resumes`: it goes on with what was left. */
export type FileImportStep =
  | { readonly kind: 'choose'; readonly reading: boolean; readonly trouble?: FileTrouble | 'not-read' }
  | {
      readonly kind: 'map'
      readonly file: NamedFile
      readonly look: FileLook
      readonly columns: readonly ImportColumn[]
      readonly policy: ImportPolicy
      readonly resumes: boolean
    }
  | {
      readonly kind: 'run'
      readonly file: NamedFile
      readonly policy: ImportPolicy
      readonly startedAt: number
      readonly progress: FileProgress | undefined
      readonly cancelling: boolean
    }
  | { readonly kind: 'done'; readonly name: string; readonly order: FileOrder; readonly outcome: FileOutcome }
  | { readonly kind: 'failed'; readonly name: string; readonly why: string }

export interface FileImportState {
  readonly open: boolean
  readonly step: FileImportStep
  readonly left: LeftImport | undefined
}

/** What an import takes from the seat. */
export interface ImportFrame {
  readonly language: 'ru' | 'en'
  readonly country: string
  readonly words: 'ru' | 'en'
}

/** Bringing a file of clients in, step by step. It goes on when the sheet is closed. */
export interface FileImportStore {
  readonly store: StoreApi<FileImportState>
  /** False: this desk has nowhere to put a file. */
  readonly available: boolean
  setOpen(open: boolean): void
  choose(file: NamedFile): Promise<void>
  /** Reads the chosen file in another way. */
  reshape(shape: FileShape): Promise<void>
  setTarget(column: number, target: ColumnTarget): void
  setPolicy(policy: ImportPolicy): void
  start(frame: ImportFrame): Promise<void>
  cancel(): void
  /** Back to the choice of a file. */
  again(): void
  forgetLeft(): Promise<void>
}

type Choosing = Extract<FileImportStep, { readonly kind: 'choose' }>
const CHOOSE: Choosing = { kind: 'choose', reading: false }

export function createFileImportStore(imports: FileImports | undefined, clock: Clock): FileImportStore {
  const { store, go, step, change, follow } = createSteps()
  let cancel = new AbortController()
  const readLeft = async (): Promise<void> => {
    const left = await imports?.left().catch(() => undefined)
    store.setState({ left })
  }
  const look = async (file: NamedFile, shape?: FileShape): Promise<void> => {
    if (imports === undefined || step().kind === 'run') return
    go({ kind: 'choose', reading: true })
    go(await lookInto(imports, file, shape))
  }
  return {
    store,
    available: imports !== undefined,
    setOpen: (open) => {
      store.setState({ open })
      if (open && step().kind !== 'run') void readLeft()
    },
    choose: (file) => look(file),
    reshape: async (shape) => {
      const now = step()
      if (now.kind === 'map') await look(now.file, shape)
    },
    setTarget: (column, target) => {
      const now = step()
      if (now.kind === 'map') change({ columns: now.columns.map((one, index) => (index === column ? { ...one, target } : one)) })
    },
    setPolicy: (policy) => change({ policy }),
    start: async (frame) => {
      const now = step()
      if (now.kind !== 'map' || imports === undefined) return
      const order = orderOf(now, frame, store.getState().left)
      cancel = new AbortController()
      go({ kind: 'run', file: now.file, policy: order.policy, startedAt: clock.now(), progress: undefined, cancelling: false })
      go(await bringIn(imports, now.file, order, { onProgress: follow, signal: cancel.signal }))
      await readLeft()
    },
    cancel: () => {
      const now = step()
      if (now.kind !== 'run') return
      cancel.abort()
      go({ ...now, cancelling: true })
    },
    again: () => {
      if (step().kind === 'run') return
      go(CHOOSE)
      void readLeft()
    },
    forgetLeft: async () => {
      await imports?.forget().catch(() => undefined)
      await readLeft()
    },
  }
}

function createSteps() {
  const store = createStore<FileImportState>(() => ({ open: false, step: CHOOSE, left: undefined }))
  const go = (step: FileImportStep): void => store.setState({ step })
  const step = (): FileImportStep => store.getState().step
  return {
    store,
    go,
    step,
    change: (more: Partial<Pick<Mapping, 'columns' | 'policy'>>): void => {
      const now = step()
      if (now.kind === 'map') go({ ...now, ...more, resumes: false })
    },
    follow: (progress: FileProgress): void => {
      const now = step()
      if (now.kind === 'run') go({ ...now, progress })
    },
  }
}

type Mapping = Extract<FileImportStep, { readonly kind: 'map' }>

/** What a file is; one whose import did not end is shown as it was to be read then. */
async function lookInto(imports: FileImports, file: NamedFile, shape: FileShape | undefined): Promise<FileImportStep> {
  try {
    const seen = await imports.look(file, shape)
    if (seen.kind === 'refused') return { ...CHOOSE, trouble: seen.why }
    const left = shape === undefined ? await imports.left() : undefined
    if (left?.print !== seen.look.print)
      return { kind: 'map', file, look: seen.look, columns: seen.look.columns, policy: 'both', resumes: false }
    const again = await imports.look(file, left.order.shape)
    const known = again.kind === 'seen' ? again.look : seen.look
    return { kind: 'map', file, look: known, columns: left.order.columns, policy: left.order.policy, resumes: true }
  } catch {
    return { ...CHOOSE, trouble: 'not-read' }
  }
}

function orderOf({ columns, policy, look, resumes }: Mapping, frame: ImportFrame, left: LeftImport | undefined): FileOrder {
  return resumes && left !== undefined ? { ...left.order, words: frame.words } : { shape: look.shape, columns, policy, ...frame }
}

async function bringIn(imports: FileImports, file: NamedFile, order: FileOrder, options: FileRunOptions): Promise<FileImportStep> {
  try {
    return { kind: 'done', name: file.name, order, outcome: await imports.run(file, order, options) }
  } catch (error) {
    const why = error instanceof Error && 'kind' in error && typeof error.kind === 'string' ? error.kind : 'unavailable'
    return { kind: 'failed', name: file.name, why }
  }
}
