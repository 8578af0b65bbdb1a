import type { LoadConditions } from './script-editor-view.ts'

/** CEL is not small: it is loaded when somebody draws. */
export const loadConditions: LoadConditions = async () => (await import('../../../core/script-language/cel-conditions.ts')).celConditions()
