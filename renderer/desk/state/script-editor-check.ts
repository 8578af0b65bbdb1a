import type { StoreApi } from 'zustand/vanilla'
import type { Conditions } from '../../../core/domain/script/conditions.ts'
import { validate } from '../../../core/domain/script/validate.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { LoadConditions, ScriptEditorView } from './script-editor-view.ts'

/** Drawing goes before checking: what was changed is looked through after so much quiet, ms. */
const CHECK_AFTER_MS = 120

/** Looks the drawing through whenever it changed. Returns the stopper. */
export function checkDrawing(store: StoreApi<ScriptEditorView>, clock: Clock, load: LoadConditions): () => void {
  let conditions: Conditions | undefined
  let cancel = (): void => undefined
  const check = (): void => {
    const { drawing } = store.getState()
    if (drawing === undefined || conditions === undefined) return
    store.setState({ drawing: { ...drawing, problems: validate(drawing.history.now, conditions) } })
  }
  const begin = async (): Promise<void> => {
    conditions ??= await load().catch(() => undefined)
    check()
  }
  const unsubscribe = store.subscribe(({ drawing }, { drawing: before }) => {
    const isSame = drawing?.history.now === before?.history.now && (drawing?.problems !== undefined || before?.problems === undefined)
    if (drawing === undefined || isSame) return
    cancel()
    // The first look is not waited for: nothing is being typed yet.
    if (drawing.problems === undefined || conditions === undefined) void begin()
    else cancel = clock.after(CHECK_AFTER_MS, check)
  })
  return () => {
    cancel()
    unsubscribe()
  }
}
