import type { ImportColumn } from '../../../../core/domain/directory/file/column-target.ts'
import type { NumberReader } from '../../../../core/domain/directory/file/file-phone.ts'
import { readRow } from '../../../../core/domain/directory/file/read-row.ts'
import { idOfRow } from '../../../../core/domain/directory/file/row-client.ts'
import type { FaultyRow, RowFault } from '../../../../core/domain/directory/file/row-fault.ts'
import type { SampleRow } from '../../../storage/import-file/file-imports.ts'

/** Rows of the sample that would be refused if its columns were these. */
export function checkSample(sample: readonly SampleRow[], columns: readonly ImportColumn[], numbers: NumberReader): readonly FaultyRow[] {
  const ids = new Set<string>()
  return sample.flatMap(({ line, cells, broken }): readonly FaultyRow[] => {
    const faults = broken === true ? BROKEN : faultsOf(cells, columns, numbers, ids)
    return faults.length === 0 ? [] : [{ line, cells, faults }]
  })
}

const BROKEN: readonly RowFault[] = [{ kind: 'broken-quotes' }]

function faultsOf(
  cells: readonly string[],
  columns: readonly ImportColumn[],
  numbers: NumberReader,
  ids: Set<string>,
): readonly RowFault[] {
  const read = readRow(cells, columns, numbers)
  if (!read.ok) return read.error
  const id = idOfRow(read.value)
  if (ids.has(id)) return [{ kind: 'twice' }]
  ids.add(id)
  return []
}
