import type { Band } from '../../criteria-set.ts'

/** Decision 1048/QĐ-TTg (2019) as amended by 781/QĐ-TTg (2020): history, kept to replay what was decided under it. */
export const decision = {
  id: 'QD1048',
  number: '1048/QĐ-TTg',
  signedOn: '2019-08-21',
  amendedBy: { number: '781/QĐ-TTg', signedOn: '2020-06-08' },
  /** The sheets kept here are the amended ones. */
  sheetsInForceFrom: '2020-06-08',
  replacedBy: '148/QĐ-TTg',
  replacedOn: '2023-02-24',
  levels: ['huyện', 'tỉnh', 'trung ương'],
} as const

/** Part maxima of these sheets. */
export const partMaxima = { A: 35, B: 25, C: 40 } as const

/** Printed in whole points ("70-89"); read as half-open, since totals between two whole points fall nowhere else. */
export const bands: readonly Band[] = [
  { star: 5, from: 90 },
  { star: 4, from: 70 },
  { star: 3, from: 50 },
  { star: 2, from: 30 },
  { star: 1, from: 0 },
]

/** Decision 781/2020 added minimum levels by rank (mục 6 Phụ lục II); only these examples of its text were available. */
export const knownMinimums = [
  { star: 2, text: 'Có mô tả tiêu chuẩn chất lượng sản phẩm' },
  { star: 3, text: 'Có công bố tiêu chuẩn và kế hoạch kiểm soát nội bộ, có truy xuất nguồn gốc' },
] as const
