/** One line of CSV (RFC 4180), without its end; what needs quotes gets them. */
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)

const csvCell = (cell: string, delimiter: string): string =>
  cell.includes('"') || cell.includes('\n') || cell.includes('\r') || cell.includes(delimiter) || cell.startsWith('\uFEFF')
    ? `"${cell.replaceAll('"', '""')}"`
    : cell
