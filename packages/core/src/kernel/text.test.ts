import { expect, test } from 'vitest'
import { fold, slug, tidy } from './text.ts'

test('tone marks, đ and punctuation do not matter for search', () => {
  expect(fold('Mật ong  Rừng U-Minh, Đất Mũi')).toBe('mat ong rung u minh dat mui')
  expect(fold('Mật ong'.normalize('NFD'))).toBe(fold('Mật ong'.normalize('NFC')))
  expect(fold('Hòa Thủy')).toBe(fold('Hoà Thuỷ'))
})

test('stored text is NFC without stray spaces', () => {
  expect(tidy('  Chè   shan '.normalize('NFD'))).toBe('Chè shan'.normalize('NFC'))
})

test('a slug is readable', () => {
  expect(slug('Nước mắm Phú Quốc')).toBe('nuoc-mam-phu-quoc')
})
