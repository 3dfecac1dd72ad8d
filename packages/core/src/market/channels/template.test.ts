import { describe, expect, test } from 'vitest'
import { fillRow, findHead, type TemplateFacts } from './template.ts'

const facts: TemplateFacts = {
  ...{ name: 'Mật ong', description: 'Mật ong rừng.', price: 165_000, stock: 12, sku: 'ABC', brand: 'HTX', gtin: '' },
  ...{ pack: 'Chai 500 ml', ingredients: 'Mật ong', origin: 'Việt Nam', shelfLife: '24 tháng', producer: 'HTX' },
  ...{ producerAddress: 'Ấp Mẫu', image: 'https://a.example/1.webp', image2: '', image3: '', image4: '', image5: '' },
}

/** A Shopee sheet: hidden keys, heads, then which are required, then notes. */
const shopee = [
  [
    'ps_category|1|0',
    'ps_product_name|1|0',
    'ps_product_description|1|0',
    'ps_price|1|1',
    'ps_stock|1|1',
    'ps_weight|1|1',
  ],
  ['Ngành hàng', 'Tên sản phẩm', 'Mô tả sản phẩm', 'Giá', 'Kho hàng', 'Cân nặng'],
  ['Không bắt buộc', 'Bắt buộc', 'Bắt buộc', 'Bắt buộc', 'Bắt buộc', 'Bắt buộc'],
  ['', '', '', '', '', ''],
]
/** A TikTok Shop sheet in English with stars. */
const tiktok = [
  ['Basic information', '', '', ''],
  ['Product name *', 'Product description *', 'Retail price *', 'Quantity *', 'Main image *', 'Brand'],
  ['Mandatory', 'Mandatory', 'Mandatory', 'Mandatory', 'Mandatory', 'Optional'],
]

describe('a platform’s sheet', () => {
  test('is read by the words of its heads, below keys and notes', () => {
    const head = findHead(shopee)
    expect(head?.firstRow).toBe(3)
    expect(head?.columns.map(({ field, isRequired }) => [field, isRequired])).toEqual([
      [undefined, false],
      ['name', true],
      ['description', true],
      ['price', true],
      ['stock', true],
      [undefined, true],
    ])
    expect(findHead(tiktok)).toMatchObject({ firstRow: 3 })
    expect(findHead(tiktok)?.columns.map(({ field }) => field)).toEqual([
      'name',
      'description',
      'price',
      'stock',
      'image',
      'brand',
    ])
  })

  test('with other columns in another order is read the same way', () => {
    const turned = tiktok.map((row) => [...row].reverse())
    expect(findHead(turned)?.columns.map(({ field }) => field)).toEqual([
      'brand',
      'image',
      'stock',
      'price',
      'description',
      'name',
    ])
  })

  test.each([[[]], [[['Họ tên', 'Số điện thoại', 'Địa chỉ']]], [[['Tên sản phẩm', 'Ghi chú']]]])(
    'that names no goods is not guessed at: %j',
    (rows) => expect(findHead(rows)).toBeUndefined(),
  )

  test('says of each row what it lacks', () => {
    const { columns = [] } = findHead(shopee) ?? {}
    const { cells, missing } = fillRow(columns, { ...facts, description: '' })
    expect(cells).toEqual([
      { index: 1, value: 'Mật ong' },
      { index: 3, value: 165_000 },
      { index: 4, value: 12 },
    ])
    expect(missing).toEqual(['Mô tả sản phẩm', 'Cân nặng'])
  })
})
