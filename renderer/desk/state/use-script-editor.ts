import { useStore } from 'zustand'
import type { TeamRole } from '../../../core/domain/team/member.ts'
import type { ClientSearchState, ClientSearchStore } from './client-search-store.ts'
import { useCallWork } from './call-work-context.tsx'
import type { Drawing, ScriptEditorView } from './script-editor-view.ts'
import type { TestRun, TestRunView } from './script-test-run.ts'
import type { ScriptShelfView } from './script-shelf.ts'
import { useTeam } from './team-context.tsx'

export const useScriptEditor = <T>(select: (view: ScriptEditorView) => T): T => useStore(useCallWork().scriptEditor.store, select)

/** A part of what is on the drawing board; `none` when there is nothing. */
export const useDrawing = <T, N>(select: (drawing: Drawing) => T, none: N): T | N =>
  useScriptEditor(({ drawing }) => (drawing === undefined ? none : select(drawing)))

export const useScriptShelf = <T>(select: (view: ScriptShelfView) => T): T => useStore(useCallWork().scripts.store, select)

/** As whom this seat works on scripts; undefined: it has no team. */
export const useScriptRole = (): TeamRole | undefined => useTeam(({ team }) => team?.scriptRole ?? team?.member.role)

export const useTestRun = <T>(run: TestRun, select: (view: TestRunView) => T): T => useStore(run.store, select)

/** A search of its own, beside the desk's. */
export const useOwnSearch = <T>(search: ClientSearchStore, select: (state: ClientSearchState) => T): T => useStore(search.store, select)
