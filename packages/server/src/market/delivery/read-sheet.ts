import { refuseIf } from '@saolang/core/kernel/problem.ts'

const mostBytes = 4_000_000

/** The first sheet of an XLSX file, or a CSV file (comma or semicolon), as a table of texts. Refuses what is neither with `cod.file`. */
export async function readSheet(bytes: Buffer): Promise<string[][]> {
  refuseIf(bytes.length === 0 || bytes.length > mostBytes ? [{ code: 'cod.file', at: 'file' }] : [])
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(bytes)
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  refuseIf(text.includes('\0') || text.includes('\ufffd') ? [{ code: 'cod.file', at: 'file' }] : [])
  const [head = ''] = text.split(/\r?\n/, 1)
  return readCsv(text, head.split(';').length > head.split(',').length ? ';' : ',')
}

// Loaded at the first workbook: a server that reads none does without its memory.
async function readWorkbook(bytes: Buffer): Promise<string[][]> {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  const isBook = await book.xlsx.load(bytes as never).then(
    () => true,
    () => false,
  )
  refuseIf(isBook && book.worksheets[0] ? [] : [{ code: 'cod.file', at: 'file' }])
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from({ length: row.cellCount }, (_, i) => row.getCell(i + 1).text))
  })
  return rows
}

function readCsv(text: string, comma: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string
    if (sign === '"' && isQuoted && text[i + 1] === '"') cell += text[++i]
    else if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && sign === comma) endCell()
    else if (!isQuoted && sign === '\n') {
      endCell()
      rows.push([])
    } else if (isQuoted || sign !== '\r') cell += sign
  }
  endCell()
  return rows.filter((row) => row.some((each) => each.trim() !== ''))
}
