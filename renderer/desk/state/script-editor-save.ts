import type { StoreApi } from 'zustand/vanilla'
import type { ScriptVersion, VersionState } from '../../../core/domain/script/script.ts'
import { recordEdit } from '../../../core/domain/script/edit/history.ts'
import type { Desk } from './desk.ts'
import type { DrawingKeeper } from './script-editor-drafts.ts'
import { keyOf, placeOf, type Drawing, type ScriptEditorView } from './script-editor-view.ts'
import type { ScriptShelf } from './script-shelf.ts'

export interface SaveParts {
  readonly desk: Desk
  readonly shelf: ScriptShelf
  readonly store: StoreApi<ScriptEditorView>
  readonly keeper: DrawingKeeper
}

/** What came of it: `saved`, or why not; `conflict` shows both, nothing was lost. */
export type Saved = 'saved' | 'conflict' | 'refused'

/** Writes what is drawn to the hub, as `state` (its own when absent). What is drawn while it is being written stays unsaved. */
export async function saveDrawing(parts: SaveParts, state?: VersionState): Promise<Saved> {
  const { desk, shelf, store, keeper } = parts
  const { drawing } = store.getState()
  if (drawing === undefined || drawing.saving) return 'refused'
  const version = versionOf(desk, drawing, state ?? drawing.state)
  store.setState({ drawing: { ...withoutTrouble(drawing), saving: true } })
  const outcome = await shelf.save(drawing.organisation, version, drawing.base?.revision)
  const now = store.getState().drawing
  if (now === undefined || !isSameVersion(now, drawing)) return outcome.kind === 'done' ? 'saved' : 'refused'
  if (outcome.kind === 'done') {
    const saved = { ...now, state: version.state, by: version.by, at: version.at, saving: false }
    const base = { revision: outcome.revision, script: version.script }
    store.setState({ drawing: { ...saved, base, ...(version.note === undefined ? {} : { note: version.note }) } })
    if (now.history.now === version.script) forget(parts, drawing)
    else keeper.keep(draftOf({ ...saved, base }))
    void shelf.refresh()
    return 'saved'
  }
  if (outcome.kind !== 'conflict') {
    store.setState({ drawing: { ...now, saving: false, trouble: outcome } })
    return 'refused'
  }
  await shelf.refresh()
  const theirs = await shelf.version(drawing.organisation, keyOf(drawing.history.now.id, drawing.version))
  const after = store.getState().drawing ?? now
  store.setState({
    drawing: theirs === undefined ? { ...after, saving: false, trouble: { kind: 'unreachable' } } : { ...after, saving: false, theirs },
  })
  return 'conflict'
}

/** Theirs counts: it is shown, and undo brings mine back. */
export function takeTheirs({ store, keeper }: SaveParts, now: number): void {
  const { drawing } = store.getState()
  if (drawing?.theirs === undefined) return
  const { theirs, ...rest } = drawing
  const { script, state, by, at } = theirs.version
  const history = recordEdit(rest.history, script, now)
  const next: Drawing = { ...rest, history, state, by, at, base: { revision: theirs.revision, script }, selection: [] }
  store.setState({ drawing: next })
  keeper.drop(placeOf(next.organisation, script.id, next.version))
}

export function forget({ store, keeper }: SaveParts, drawing: Drawing): void {
  const place = placeOf(drawing.organisation, drawing.history.now.id, drawing.version)
  keeper.drop(place)
  store.setState(({ drafts }) => ({ drafts: without(drafts, place) }))
}

const without = (drafts: ScriptEditorView['drafts'], place: string): ScriptEditorView['drafts'] =>
  drafts === undefined ? undefined : Object.fromEntries(Object.entries(drafts).filter(([one]) => one !== place))

/** What is drawn, as it lies on the disk. */
export const draftOf = ({ organisation, version, state, base, history, changedAt, at, note }: Drawing) => ({
  organisation,
  version,
  state,
  script: history.now,
  at: changedAt ?? at,
  ...(base === undefined ? {} : { revision: base.revision, baseScript: base.script }),
  ...(note === undefined ? {} : { note }),
})

const isSameVersion = (one: Drawing, other: Drawing): boolean =>
  one.organisation === other.organisation && one.version === other.version && one.history.now.id === other.history.now.id

function withoutTrouble({ trouble: _trouble, theirs: _theirs, ...rest }: Drawing): Drawing {
  return rest
}

function versionOf(desk: Desk, { version, history, note }: Drawing, state: VersionState): ScriptVersion {
  const { team } = desk.team.store.getState()
  return {
    script: history.now,
    version,
    state,
    by: team?.member.name ?? '',
    at: desk.team.hubNow(),
    ...(note === undefined || note === '' ? {} : { note: note.slice(0, 2_000) }),
  }
}
