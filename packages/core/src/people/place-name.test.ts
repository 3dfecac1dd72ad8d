import { expect, test } from 'vitest'
import { placeInWords } from './place-name.ts'

test.each([
  [['Xã U Minh', 'Tỉnh Cà Mau'], 'Xã U Minh, tỉnh Cà Mau'],
  [['Ấp 7', 'Xã U Minh', 'Tỉnh Cà Mau'], 'Ấp 7, xã U Minh, tỉnh Cà Mau'],
  [[null, 'Thành phố Đà Nẵng'], 'Thành phố Đà Nẵng'],
  [['Đặc khu Lý Sơn', ''], 'Đặc khu Lý Sơn'],
])('the units %j are read as %s: only the first has its capital', (names, words) => {
  expect(placeInWords(...names)).toBe(words)
})
