import type { FileImportStep } from '../../state/file-import-store.ts'

/** A step of the import by its kind. */
export type Step<K extends FileImportStep['kind']> = Extract<FileImportStep, { readonly kind: K }>
