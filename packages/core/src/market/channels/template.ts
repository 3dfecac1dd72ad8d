import { fold } from '../../kernel/text.ts'

/** What we can write into a platform's own sheet. */
export type TemplateFacts = {
  name: string
  description: string
  price: number
  stock: number
  sku: string
  brand: string
  gtin: string
  pack: string
  ingredients: string
  origin: string
  shelfLife: string
  producer: string
  producerAddress: string
  image: string
  image2: string
  image3: string
  image4: string
  image5: string
}
export type TemplateField = keyof TemplateFacts

// Words by which heads call a field, folded; the first that fits wins, so narrow ones stand before wide ones. A platform's hidden
// row of keys ("ps_product_name|1|0") is read by the same words.
const headWords: readonly (readonly [TemplateField, readonly string[]])[] = [
  [
    'image2',
    ['hinh anh 2', 'anh san pham 2', 'hinh anh san pham 2', 'image 2', 'images2', 'item image 1', 'ps item image 1'],
  ],
  ['image3', ['hinh anh 3', 'anh san pham 3', 'hinh anh san pham 3', 'image 3', 'images3', 'ps item image 2']],
  ['image4', ['hinh anh 4', 'anh san pham 4', 'hinh anh san pham 4', 'image 4', 'images4', 'ps item image 3']],
  ['image5', ['hinh anh 5', 'anh san pham 5', 'hinh anh san pham 5', 'image 5', 'images5', 'ps item image 4']],
  [
    'image',
    [
      'anh bia',
      'hinh anh chinh',
      'anh chinh',
      'hinh anh 1',
      'hinh anh san pham 1',
      'anh san pham 1',
      'main image',
      'cover image',
      'image 1',
      'images1',
      'ps item cover image',
    ],
  ],
  ['name', ['ten san pham', 'ten hang', 'product name', 'ps product name', 'item name']],
  [
    'description',
    ['mo ta san pham', 'mo ta', 'product description', 'ps product description', 'description', 'main description'],
  ],
  ['gtin', ['gtin', 'ma vach', 'barcode', 'ean', 'upc']],
  [
    'sku',
    [
      'sku san pham',
      'sku phan loai',
      'sku nguoi ban',
      'seller sku',
      'sellersku',
      'sku',
      'ma san pham',
      'ps sku short',
      'ps sku parent short',
    ],
  ],
  ['stock', ['kho hang', 'so luong', 'ton kho', 'kho', 'stock', 'quantity', 'ps stock']],
  ['price', ['gia ban', 'gia', 'gia niem yet', 'price', 'retail price', 'ps price']],
  ['brand', ['thuong hieu', 'nhan hieu', 'brand', 'ps brand']],
  [
    'producerAddress',
    ['dia chi to chuc chiu trach nhiem', 'dia chi san xuat', 'dia chi nha san xuat', 'manufacturer address'],
  ],
  ['producer', ['ten to chuc chiu trach nhiem', 'nha san xuat', 'ten nha san xuat', 'don vi san xuat', 'manufacturer']],
  ['pack', ['quy cach', 'quy cach dong goi', 'khoi luong tinh', 'dong goi', 'pack size', 'net weight']],
  ['ingredients', ['thanh phan', 'ingredients', 'ingredient']],
  ['origin', ['xuat xu', 'noi san xuat', 'country of origin', 'origin']],
  ['shelfLife', ['han su dung', 'thoi han su dung', 'shelf life', 'expiry']],
]

const mustWords = ['bat buoc', 'mandatory', 'required']
const mayWords = ['tuy chon', 'khong bat buoc', 'optional', 'conditional', 'co dieu kien']

/** A column of a sheet, counted from 0: which field goes there, and whether the platform insists. */
export type TemplateColumn = { index: number; title: string; field: TemplateField | undefined; isRequired: boolean }

/** What was read of a sheet: its columns, and the first row to write on, counted from 0. */
export type TemplateHead = { columns: readonly TemplateColumn[]; firstRow: number }

const rowsLookedAt = 12

/** The head of a platform's sheet, by its words: the row that names most of our fields. Undefined when no row names a name and two more. */
export function findHead(rows: readonly (readonly string[])[]): TemplateHead | undefined {
  const looked = rows.slice(0, rowsLookedAt)
  const named = looked.map((row) => row.map(fieldOf))
  const counts = named.map((row) => new Set(row.filter((field) => field !== undefined)).size)
  const most = Math.max(0, ...counts)
  // The last of equals: a row for people stands below the row of keys, and what is written goes below both.
  const headRow = counts.lastIndexOf(most)
  const head = looked[headRow]
  if (!head || most < 3 || !named[headRow]?.includes('name')) return undefined
  const notes = looked.slice(headRow + 1)
  const isNote = (row: readonly string[] | undefined) => row?.some((cell) => isMark(cell)) === true
  const above = looked.slice(0, headRow)
  let firstRow = headRow + 1
  while (isNote(notes[firstRow - headRow - 1])) firstRow++
  const marks = [...above, ...looked.slice(headRow + 1, firstRow)]
  return {
    firstRow,
    columns: head.flatMap((title, index): TemplateColumn[] => {
      const said = [title, ...marks.map((row) => row[index] ?? '')]
      return title.trim() === ''
        ? []
        : [{ index, title: title.trim(), field: named[headRow]?.[index], isRequired: said.some(isMust) }]
    }),
  }
}

/** What of an offer goes into which column, and which columns the platform insists on that we have nothing for. */
export function fillRow(
  columns: readonly TemplateColumn[],
  facts: TemplateFacts,
): { cells: { index: number; value: string | number }[]; missing: string[] } {
  const written = columns.map((column) => ({ ...column, value: column.field ? facts[column.field] : '' }))
  return {
    cells: written.flatMap(({ index, value }) => (value === '' ? [] : [{ index, value }])),
    missing: written.flatMap(({ title, value, isRequired }) => (isRequired && value === '' ? [title] : [])),
  }
}

function fieldOf(cell: string): TemplateField | undefined {
  const words = fold(cell.replace(/\|.*$/, ''))
  if (words === '') return undefined
  const bare = words
    .replace(/\b(bat buoc|mandatory|required|vnd|dong)\b/g, '')
    .replace(/ +/g, ' ')
    .trim()
  return headWords.find(([, known]) => known.includes(bare))?.[0]
}

const isMay = (cell: string) => mayWords.some((word) => fold(cell).startsWith(word))
const isMark = (cell: string) => isMay(cell) || mustWords.some((word) => fold(cell).startsWith(word))
const isMust = (cell: string) =>
  !isMay(cell) && (/\*\s*$|^\s*\*/.test(cell) || mustWords.some((word) => fold(cell).includes(word)))
