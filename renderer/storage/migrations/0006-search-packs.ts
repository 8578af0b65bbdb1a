import type { Migration } from './migration.ts'

/** searchPacks  what the search knows of the clients of one generation, sealed, a batch a row; later amendments behind them */
export const searchPacks: Migration = {
  version: 6,
  stores: { searchPacks: '[generation+no]' },
}
