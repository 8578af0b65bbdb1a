import { createStore, type StoreApi } from 'zustand/vanilla'
import { readClip, writeClip, type ClipFault } from '../../../core/contract/script-clip.ts'
import type { DocumentFault } from '../../../core/contract/script-document.ts'
import { scriptNodeSchema } from '../../../core/contract/script-schema.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import { applyEdit } from '../../../core/domain/script/edit/apply-edit.ts'
import { clipOf, pasteEdit } from '../../../core/domain/script/edit/clip.ts'
import type { ScriptEdit } from '../../../core/domain/script/edit/edit.ts'
import { recordEdit, redo, undo, type EditHistory } from '../../../core/domain/script/edit/history.ts'
import type { NodeId } from '../../../core/domain/script/node.ts'
import type { Script, ScriptId, VersionState } from '../../../core/domain/script/script.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import type { Desk } from './desk.ts'
import { loadConditions } from './load-conditions.ts'
import { createMemoryDrafts } from './line-two-drafts.ts'
import { checkDrawing } from './script-editor-check.ts'
import { createDrawingKeeper } from './script-editor-drafts.ts'
import { freeScriptId, openFile, openNew, openNextDraft, openVersion } from './script-editor-open.ts'
import { draftOf, forget, saveDrawing, takeTheirs, type Saved, type SaveParts } from './script-editor-save.ts'
import { isFrozen, isUnsaved, mayEdit, placeOf, type Drawing, type LoadConditions, type ScriptEditorView } from './script-editor-view.ts'
import type { ScriptShelf } from './script-shelf.ts'

/** The drawing board of scripts. What is drawn is never lost: it lies on this computer until the hub has it. */
export interface ScriptEditor {
  readonly store: StoreApi<ScriptEditorView>
  setOpen(open: boolean): void
  /** Back to the list; what was drawn stays kept. */
  leave(): void
  openVersion(organisation: OrganisationId, scriptId: ScriptId, version: number): Promise<boolean>
  /** An id near `wanted` that no script has. */
  freeId(wanted: string): ScriptId
  openNew(organisation: OrganisationId, script: Script): void
  openFile(organisation: OrganisationId, file: string): Result<Script, DocumentFault>
  /** What is on the board as the next draft of its script. */
  openNextDraft(): void
  /** Several edits are one step of undo. `field`: typing in it is one step. False: refused, it could not be kept. */
  edit(edits: ScriptEdit | readonly ScriptEdit[], field?: string): boolean
  readonly select: (ids: readonly NodeId[]) => void
  readonly undo: () => void
  readonly redo: () => void
  /** The chosen steps as a text for the clipboard; undefined: none is chosen. */
  copy(): string | undefined
  /** Puts the steps of a text in and chooses them. */
  paste(text: string): Result<number, ClipFault | 'frozen'>
  /** What changed in this version, for whoever reads its history. */
  setNote(note: string): void
  save(state?: VersionState): Promise<Saved>
  takeTheirs(): void
  /** Lets go of what was drawn here and shows what the hub has; undo does not bring it back. */
  discard(): Promise<void>
  close(): void
}

export function createScriptEditor(desk: Desk, shelf: ScriptShelf, load: LoadConditions = loadConditions): ScriptEditor {
  const store = createStore<ScriptEditorView>(() => ({
    ...{ open: false, drawing: undefined, drafts: undefined, opening: false, failed: false },
  }))
  const keeper = createDrawingKeeper(desk.storage.answerDrafts ?? createMemoryDrafts(), desk.clock, (place, kept) => {
    const { drawing } = store.getState()
    if (drawing !== undefined && placeOfDrawing(drawing) === place) store.setState({ drawing: { ...drawing, kept } })
  })
  const parts: SaveParts = { desk, shelf, store, keeper }
  const stops = [checkDrawing(store, desk.clock, load), giveWayToCalls(desk, store), flushOnHide(() => keeper.flush())]
  return {
    store,
    ...openings(parts),
    ...edits(parts),
    save: (state) => saveDrawing(parts, state),
    takeTheirs: () => takeTheirs(parts, desk.clock.now()),
    async discard() {
      const { drawing } = store.getState()
      if (drawing === undefined) return
      forget(parts, drawing)
      store.setState({ drawing: undefined })
      if (drawing.base !== undefined) await openVersion(parts, drawing.organisation, drawing.history.now.id, drawing.version)
    },
    close() {
      keeper.flush()
      for (const stop of stops) stop()
    },
  }
}

type Openings = Pick<ScriptEditor, 'setOpen' | 'leave' | 'openVersion' | 'openNew' | 'openFile' | 'openNextDraft' | 'freeId'>

function openings(parts: SaveParts): Openings {
  const { store, keeper } = parts
  let reading: Promise<void> | undefined
  const readDrafts = async (): Promise<void> => {
    const read = await keeper.read()
    store.setState(({ drafts }) => ({ drafts: { ...read, ...drafts } }))
  }
  return {
    setOpen(open) {
      if (open) reading ??= readDrafts()
      else keeper.flush()
      store.setState({ open })
    },
    leave() {
      keeper.flush()
      store.setState({ drawing: undefined, failed: false })
    },
    openVersion: async (organisation, scriptId, version) => {
      await reading
      return openVersion(parts, organisation, scriptId, version)
    },
    openNew: (organisation, script) => openNew(parts, organisation, script),
    openFile: (organisation, file) => openFile(parts, organisation, file),
    openNextDraft: () => openNextDraft(parts),
    freeId: (wanted) => freeScriptId(parts, wanted),
  }
}

type Edits = Pick<ScriptEditor, 'setNote' | 'edit' | 'select' | 'undo' | 'redo' | 'copy' | 'paste'>

function edits(parts: SaveParts): Edits {
  const { desk, store, keeper } = parts
  const move = (drawing: Drawing, history: EditHistory, selection = drawing.selection): void => {
    const ids = new Set(history.now.nodes.map(({ id }) => id))
    const chosen = selection.every((id) => ids.has(id)) ? selection : selection.filter((id) => ids.has(id))
    const next: Drawing = { ...drawing, history, selection: chosen, changedAt: desk.team.hubNow(), kept: 'writing' }
    store.setState(({ drafts }) => ({ drawing: next, drafts: { ...drafts, [placeOfDrawing(next)]: draftOf(next) } }))
    if (isUnsaved(next)) keeper.keep(draftOf(next))
    else forget(parts, next)
  }
  const editable = (): Drawing | undefined => {
    const { drawing } = store.getState()
    const { team } = desk.team.store.getState()
    const may = mayEdit(team?.scriptRole ?? team?.member.role)
    return drawing === undefined || isFrozen(drawing) || !may ? undefined : drawing
  }
  const edit = (given: ScriptEdit | readonly ScriptEdit[], field?: string, selection?: readonly NodeId[]): boolean => {
    const drawing = editable()
    const all: readonly ScriptEdit[] = 'kind' in given ? [given] : given
    if (drawing === undefined || !all.every(canBeKept)) return false
    const next = all.reduce(applyEdit, drawing.history.now)
    if (next !== drawing.history.now) move(drawing, recordEdit(drawing.history, next, desk.clock.now(), field), selection)
    return true
  }
  return {
    setNote(typed) {
      const drawing = editable()
      if (drawing === undefined) return
      const { note: _before, ...rest } = drawing
      const note = typed.slice(0, LONGEST_NOTE)
      const next: Drawing = note === '' ? rest : { ...rest, note }
      store.setState({ drawing: next })
      keeper.keep(draftOf(next))
    },
    edit: (given, field) => edit(given, field),
    select: (selection) => store.setState(({ drawing }) => (drawing === undefined ? {} : { drawing: { ...drawing, selection } })),
    undo() {
      const drawing = editable()
      if (drawing !== undefined && drawing.history.past.length > 0) move(drawing, undo(drawing.history))
    },
    redo() {
      const drawing = editable()
      if (drawing !== undefined && drawing.history.future.length > 0) move(drawing, redo(drawing.history))
    },
    copy() {
      const { drawing } = store.getState()
      if (drawing === undefined || drawing.selection.length === 0) return undefined
      return writeClip(clipOf(drawing.history.now, drawing.selection))
    },
    paste(text) {
      const drawing = editable()
      if (drawing === undefined) return err('frozen')
      const clip = readClip(text)
      if (!clip.ok) return clip
      const { edit: putIn, ids } = pasteEdit(drawing.history.now, clip.value)
      edit(putIn, undefined, ids)
      return ok(ids.length)
    },
  }
}

/** Longest note of a version, characters. */
const LONGEST_NOTE = 2_000

const placeOfDrawing = ({ organisation, version, history }: Drawing): string => placeOf(organisation, history.now.id, version)

/** A step that no file could hold is refused here: the fields of the editor do not make one. */
function canBeKept(edit: ScriptEdit): boolean {
  return (edit.kind !== 'add-node' && edit.kind !== 'change-node') || scriptNodeSchema.safeParse(edit.node).success
}

/** A ringing call has the screen: what is drawn is kept, and the same key brings it back. */
function giveWayToCalls(desk: Desk, store: StoreApi<ScriptEditorView>): () => void {
  return desk.stores.phone.subscribe(({ state }, { state: before }) => {
    if (state === before || !store.getState().open) return
    const rang = new Set(before?.calls.filter(({ call }) => call.phase === 'incoming').map(({ call }) => call.id))
    if (state?.calls.some(({ call }) => call.phase === 'incoming' && !rang.has(call.id)) === true) store.setState({ open: false })
  })
}

function flushOnHide(flush: () => void): () => void {
  const hide = (): void => {
    if (document.visibilityState === 'hidden') flush()
  }
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', hide)
  return () => {
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', hide)
  }
}
