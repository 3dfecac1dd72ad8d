import { type Dataset, demoColumn, plainFormats } from '../dataset.ts'

/** Certificates that were withdrawn. */
export const withdrawals = {
  title: ['Thu hồi giấy chứng nhận', 'Withdrawals of certificates'],
  about: [
    'Các giấy chứng nhận đã bị thu hồi, với căn cứ theo Điều 8 Quyết định 26/2026/QĐ-TTg.',
    'Certificates that were withdrawn, with the ground in Article 8 of Decision 26/2026/QĐ-TTg.',
  ],
  row: ['một giấy bị thu hồi', 'a withdrawn certificate'],
  keywords: [['thu hồi giấy chứng nhận', 'withdrawn certificate']],
  theme: 'GOVE',
  every: 'day',
  formats: plainFormats,
  key: ['product_code', 'certificate_number', 'document_number'],
  columns: [
    {
      name: 'product_code',
      type: 'text',
      meaning: ['Mã sản phẩm, như cột code của tập products', 'Code of the product, as column code of products'],
      source: 'register',
      definition: '/data/products',
    },
    {
      name: 'certificate_number',
      type: 'text',
      meaning: ['Số giấy chứng nhận', 'Number of the certificate'],
      source: 'decisions',
    },
    {
      name: 'effective_on',
      type: 'day',
      meaning: ['Ngày thu hồi có hiệu lực', 'Day from which it is withdrawn'],
      source: 'decisions',
    },
    {
      name: 'document_number',
      type: 'text',
      meaning: ['Số quyết định thu hồi', 'Number of the decision to withdraw'],
      source: 'decisions',
    },
    { name: 'ground', type: 'text', meaning: ['Căn cứ thu hồi', 'Ground of the withdrawal'], source: 'law' },
    demoColumn,
  ],
} as const satisfies Dataset
