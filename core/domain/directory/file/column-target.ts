/** What a column of a file can become. `fact`, `document`: a fact of the card under the column's name; a document is masked. */
export const COLUMN_TARGETS = [
  'skip',
  'id',
  'full-name',
  'family',
  'given',
  'patronymic',
  'phone',
  'mobile',
  'work-phone',
  'office-phone',
  'home-phone',
  'extension',
  'email',
  'login',
  'company',
  'title',
  'segment',
  'vip',
  'status',
  'city',
  'manager',
  'debt',
  'tag',
  'birthday',
  'since',
  'language',
  'time-zone',
  'fact',
  'document',
] as const
export type ColumnTarget = (typeof COLUMN_TARGETS)[number]

/** One column of the file as it is to be read. */
export interface ImportColumn {
  /** Its name: of the header, or made up. */
  readonly header: string
  readonly target: ColumnTarget
}

/** Targets that several columns may share: they are put together. Of the others the first column with something in it counts. */
export const SHARED_TARGETS: ReadonlySet<ColumnTarget> = new Set<ColumnTarget>([
  'skip',
  'phone',
  'mobile',
  'work-phone',
  'office-phone',
  'home-phone',
  'email',
  'login',
  'tag',
  'fact',
  'document',
])

/**
 * What becomes of clients. `add`: only new ones; `update`: only those found; `both`. `replace`: the file is the whole directory,
 * put in force at once at the end.
 */
export const IMPORT_POLICIES = ['both', 'add', 'update', 'replace'] as const
export type ImportPolicy = (typeof IMPORT_POLICIES)[number]
