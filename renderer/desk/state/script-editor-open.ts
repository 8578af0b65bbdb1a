import { importScript, type DocumentFault } from '../../../core/contract/script-document.ts'
import type { ScriptSummary } from '../../../core/contract/team/script-contract.ts'
import { err, ok, type Result } from '../../../core/domain/result.ts'
import { historyOf } from '../../../core/domain/script/edit/history.ts'
import { freshId } from '../../../core/domain/script/edit/fresh-id.ts'
import type { Script, ScriptId } from '../../../core/domain/script/script.ts'
import { nextVersion } from '../../../core/domain/script/versions.ts'
import type { OrganisationId } from '../../../core/domain/team/organisation.ts'
import { draftOf, type SaveParts } from './script-editor-save.ts'
import { isFrozen, placeOf, type Drawing, type LocalDraft } from './script-editor-view.ts'
import type { ShelvedVersion } from './script-shelf.ts'

/** Opens a version, or what was drawn on it here. False: it cannot be read now. */
export async function openVersion(parts: SaveParts, organisation: OrganisationId, scriptId: ScriptId, version: number): Promise<boolean> {
  const { shelf, store } = parts
  const draft = store.getState().drafts?.[placeOf(organisation, scriptId, version)]
  store.setState({ opening: true, failed: false })
  const shelved = draft === undefined ? await shelf.version(organisation, `${scriptId}.${String(version)}`) : undefined
  const drawing = draft === undefined ? shelved && drawingOf(shelved) : drawingOfDraft(draft)
  store.setState(drawing === undefined ? { opening: false, failed: true } : { opening: false, failed: false, drawing })
  return drawing !== undefined
}

/** Shows a script as a new draft; `number` is the next one of its versions, here and at the hub. */
export function openNew(parts: SaveParts, organisation: OrganisationId, script: Script): void {
  const { desk, store, keeper } = parts
  const at = desk.team.hubNow()
  const by = desk.team.store.getState().team?.member.name ?? ''
  const drawing: Drawing = {
    ...{ organisation, version: nextOf(parts, organisation, script.id), state: 'draft', by, at, changedAt: at },
    ...{ history: historyOf(script), selection: [], problems: undefined, kept: 'writing', saving: false },
  }
  store.setState({ drawing, failed: false })
  keeper.keep(draftOf(drawing))
}

/** The next draft of the script on the board: of what is published, or of mine after a conflict. */
export function openNextDraft(parts: SaveParts): void {
  const { drawing } = parts.store.getState()
  if (drawing !== undefined) openNew(parts, drawing.organisation, drawing.history.now)
}

/** A script from a file, as a draft. One with the id of a script that is here becomes its next version. */
export function openFile(parts: SaveParts, organisation: OrganisationId, file: string): Result<Script, DocumentFault> {
  const read = importScript(file)
  if (!read.ok) return err(read.error)
  // Keys of the hub have no dots.
  const id = read.value.id.replaceAll('.', '-')
  const script = id === read.value.id ? read.value : { ...read.value, id }
  openNew(parts, organisation, script)
  return ok(script)
}

/** An id for a script of this title that no script here has. */
export function freeScriptId(parts: Pick<SaveParts, 'shelf' | 'store'>, wanted: string): ScriptId {
  const drafts = Object.values(parts.store.getState().drafts ?? {}).map(({ script }) => script.id)
  const known = parts.shelf.store.getState().summaries.map(({ scriptId }) => scriptId)
  return freshId(wanted, new Set([...drafts, ...known]))
}

function nextOf({ shelf, store }: SaveParts, organisation: OrganisationId, scriptId: ScriptId): number {
  const here = Object.values(store.getState().drafts ?? {}).filter((draft) => draft.script.id === scriptId)
  const told: readonly ScriptSummary[] = shelf.store.getState().summaries.filter((one) => one.scriptId === scriptId)
  const isOf = (one: { readonly organisation: OrganisationId }): boolean => one.organisation === organisation
  return nextVersion([...here.filter(isOf), ...told.filter(isOf)])
}

function drawingOf({ organisation, revision, version }: ShelvedVersion): Drawing {
  const { script, version: number, state, by, at, note } = version
  return {
    ...{ organisation, version: number, state, by, at, base: { revision, script } },
    ...{ history: historyOf(script), selection: [], problems: undefined, kept: 'clean', saving: false },
    ...(note === undefined ? {} : { note }),
  }
}

function drawingOfDraft({ organisation, version, state, revision, baseScript, script, at, note }: LocalDraft): Drawing {
  return {
    ...{ organisation, version, state: isFrozen({ state }) ? 'draft' : state, by: '', at, changedAt: at },
    ...{ history: historyOf(script), selection: [], problems: undefined, kept: 'kept', saving: false },
    ...(note === undefined ? {} : { note }),
    ...(revision === undefined || baseScript === undefined ? {} : { base: { revision, script: baseScript } }),
  }
}
