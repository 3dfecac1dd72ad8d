import { expect, test } from 'vitest'
import { certificateNumber, findTemplateProblems, nationalNumberTemplate } from './certificate-number.ts'
import { formatProductCode, parseProductCode, readProductCode } from './product-code.ts'

test('a legal code is province, commune, serial and year', () => {
  const code = { provinceCode: '96', communeCode: '32047', serial: 7, year: 2026 }
  expect(formatProductCode(code)).toBe('96-32047-7-2026')
  expect(parseProductCode('96-32047-7-2026')).toEqual(code)
})

test('a code is read with the spaces and dots that people type', () => {
  expect(readProductCode(' 96.32047.7.2026 ')).toBe('96-32047-7-2026')
  expect(readProductCode('96 32047 7 2026')).toBe('96-32047-7-2026')
})

test('a legacy code with a district stays the text that it is', () => {
  expect(readProductCode('83-829-28780-3-2022')).toBe('83-829-28780-3-2022')
  expect(parseProductCode('83-829-28780-3-2022')).toBeUndefined()
})

test.each(['', 'mật ong', '96-32047-07-2026', '96-32047-7-1999', '9-32047-7-2026', '8K3M-Q7TD-4XPA'])(
  '"%s" is no product code',
  (typed) => expect(readProductCode(typed)).toBeUndefined(),
)

test('a certificate is numbered by the template of its authority', () => {
  const parts = { authority: '96', year: 2026, serial: 12, star: 4 }
  expect(certificateNumber(nationalNumberTemplate, parts)).toBe('96.4S.00012/2026-OCOP')
  expect(certificateNumber('{serial}/{year}/GCN-{authority}', parts)).toBe('12/2026/GCN-96')
})

test('a template that could give two certificates one number, or prints an unknown mark, is refused', () => {
  expect(findTemplateProblems(nationalNumberTemplate)).toEqual([])
  expect(findTemplateProblems('{year}-{authority}')).toMatchObject([{ values: { mark: '{serial}' } }])
  expect(findTemplateProblems('{authority}{serial}/{year}/{name}').map(({ code }) => code)).toEqual([
    'certificate-number.mark-unknown',
  ])
})
