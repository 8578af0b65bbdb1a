import type { ScriptEdit } from '../../../../../core/domain/script/edit/edit.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'

/** What every part about the whole script is given. */
export interface ScriptProps {
  readonly script: Script
  readonly language: 'ru' | 'en'
  readonly frozen: boolean
  readonly edit: (edits: ScriptEdit | readonly ScriptEdit[], field?: string) => void
}
