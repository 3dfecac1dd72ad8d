import { expect, test } from 'vitest'
import { findPasswordProblems } from './password.ts'

const about = { email: 'lan.nguyen@htx.example', fullName: 'Nguyễn Thị Lan' }
const codes = (password: string) => findPasswordProblems(password, about).map(({ code }) => code)

test('a short password is refused, by characters and not by bytes', () => {
  expect(codes('mật khẩu ạ!')).toEqual(['password.too-short'])
  expect(codes('x'.repeat(129))).toEqual(['password.too-long'])
})

test('a password that holds the e-mail or the name is refused', () => {
  expect(codes('lan.nguyen@htx.example')).toEqual(['password.holds-own-name'])
  expect(codes('Lan-Nguyen-2026!')).toEqual(['password.holds-own-name'])
  expect(codes('xx nguyen thi lan xx')).toEqual(['password.holds-own-name'])
})

test.each([
  'matkhau123456',
  'Mật khẩu 2026',
  'password12345',
  '123456789012',
  'abcabcabcabc',
  '111111111111',
  'anhyeuem2026!',
  'qwertyuiop12',
  'ocopocopocop',
])('a password that everybody guesses first is refused: %s', (password) => {
  expect(codes(password)).toEqual(['password.common'])
})

test.each(['rừng tràm nở hoa tháng ba', 'Ong-bay-qua-7-khúc-sông', 'kx9 vmt2 qpw8 zz'])(
  'a good one is taken: %s',
  (password) => {
    expect(codes(password)).toEqual([])
  },
)
