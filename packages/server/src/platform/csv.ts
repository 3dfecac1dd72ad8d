/** One row of CSV (RFC 4180). A cell that a spreadsheet would take for a formula is disarmed with an apostrophe. */
export function csvRow(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** What a CSV file starts with, so that spreadsheets read it as UTF-8. */
export const csvMark = '\ufeff'

function csvCell(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
