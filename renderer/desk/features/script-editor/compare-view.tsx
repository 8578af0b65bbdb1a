import type { Drawing } from '../../state/script-editor-view.ts'
export const CompareView = (_props: { drawing: Drawing; with: number | 'theirs'; onBack: () => void }) => null
