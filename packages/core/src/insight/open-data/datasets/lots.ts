import { type Dataset, demoColumn, plainFormats } from '../dataset.ts'

/** Lots that their producers made public. */
export const lots = {
  title: ['Lô hàng đã công bố', 'Published lots'],
  about: [
    'Các sản phẩm và lô mà chủ thể đã công bố để truy xuất; sự kiện của từng lô xem theo địa chỉ của nó.',
    'Products and lots that their producers opened for tracing; the events of a lot are at its address.',
  ],
  row: ['một lô, hoặc một sản phẩm được mở', 'a lot, or a product opened as such'],
  keywords: [['truy xuất nguồn gốc', 'traceability']],
  theme: 'AGRI',
  every: 'day',
  formats: plainFormats,
  key: ['identifier'],
  columns: [
    {
      name: 'identifier',
      type: 'text',
      meaning: [
        'Mã của lô hoặc sản phẩm; là địa chỉ mở được (GS1 Digital Link hoặc mã riêng)',
        'Identifier of the lot or product; an address that opens (GS1 Digital Link, or our own code)',
      ],
      source: 'trace',
    },
    {
      name: 'product_code',
      type: 'text',
      meaning: ['Mã sản phẩm, như cột code của tập products', 'Code of the product, as column code of products'],
      source: 'register',
      definition: '/data/products',
    },
    {
      name: 'lot_number',
      type: 'text',
      meaning: ['Số lô; trống khi mở cả sản phẩm', 'Number of the lot; empty when the product itself is opened'],
      source: 'trace',
    },
    { name: 'made_on', type: 'day', meaning: ['Ngày bắt đầu lô', 'Day on which the lot began'], source: 'trace' },
    { name: 'expires_on', type: 'day', meaning: ['Hạn dùng', 'Expiry day'], source: 'trace' },
    { name: 'opened_on', type: 'day', meaning: ['Ngày công bố', 'Day of publication'], source: 'trace' },
    demoColumn,
  ],
} as const satisfies Dataset
