/** Head of every sheet of Phụ lục II: "Mã số sản phẩm (T)-(X)-(STT)-20…". */
export const productCode = {
  format: '(T)-(X)-(STT)-20xx',
  parts: [
    { code: 'province', letter: 'T', text: 'Mã tỉnh' },
    { code: 'commune', letter: 'X', text: 'Mã xã' },
    { code: 'serial', letter: 'STT', text: 'Số thứ tự sản phẩm do xã lập thống kê' },
    { code: 'year', letter: '20xx', text: 'Năm đánh giá' },
  ],
  unitCodesOf: 'Quyết định số 19/2025/QĐ-TTg ngày 30/6/2025',
  /** Two digits, five digits, a serial without leading zeros, a year: `83-28882-2-2026`. */
  pattern: '^\\d{2}-\\d{5}-[1-9]\\d*-20\\d{2}$',
  source: 'Phụ lục II',
} as const

/** Mẫu số 01, part of the authorities: the number of the registration slip. */
export const slipNumber = {
  format: '……-……/PĐK-(Mã tỉnh)-(Mã xã)-(Năm)',
  source: 'Phụ lục III, Mẫu số 01',
} as const
