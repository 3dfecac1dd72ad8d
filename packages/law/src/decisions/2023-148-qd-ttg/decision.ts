import type { Band } from '../../criteria-set.ts'

/** Decision 148/QĐ-TTg (2023), procedure amended by 1489/QĐ-TTg (2025). Its sheets were not available: structure only. */
export const decision = {
  id: 'QD148',
  number: '148/QĐ-TTg',
  signedOn: '2023-02-24',
  inForceFrom: '2023-02-24',
  amendedBy: { number: '1489/QĐ-TTg', signedOn: '2025-07-06' },
  replacedBy: '26/2026/QĐ-TTg',
  replacedOn: '2026-05-22',
  lapsedOn: '2026-07-21',
  /** Who recognised three stars: the district, and from 1489/QĐ-TTg on the province. */
  threeStarsDecidedBy: [
    { from: '2023-02-24', level: 'district' },
    { from: '2025-07-06', level: 'province' },
  ],
} as const

/** The documents seen quote the same cut points as before and after. */
export const bands: readonly Band[] = [
  { star: 5, from: 90 },
  { star: 4, from: 70 },
  { star: 3, from: 50 },
  { star: 2, from: 30 },
  { star: 1, from: 0 },
]
