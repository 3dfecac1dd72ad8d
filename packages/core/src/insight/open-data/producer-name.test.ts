import { expect, test } from 'vitest'
import { nameForOpenData } from './producer-name.ts'

test('organisations are named; households, farms and persons are not', () => {
  expect(nameForOpenData('Hợp tác xã Mật ong U Minh', 'cooperative')).toBe('Hợp tác xã Mật ong U Minh')
  expect(nameForOpenData('Mật ong Cô Tư', 'sme')).toBe('Mật ong Cô Tư')
  expect(nameForOpenData('Hộ kinh doanh Nguyễn Văn A', 'registered-household')).toBe(null)
  expect(nameForOpenData('Trang trại Út Mười', 'farm')).toBe(null)
  expect(nameForOpenData('Nguyễn Thị B', 'household-producer')).toBe(null)
})

test('where a record names no kind, only a name with its legal form in it is an organisation’s', () => {
  for (const name of ['HTX Nông nghiệp Tân Lập', 'Công ty TNHH Chánh Thu', 'Tổ hợp tác dệt chiếu', 'DNTN Ba Đức'])
    expect(nameForOpenData(name, null)).toBe(name)
  for (const name of [
    'Nguyễn Văn A',
    'Hộ kinh doanh Trần Thị B',
    'Cơ sở Út Mười',
    'HKD Cô Ba',
    'Nguyễn Văn Hội',
    'Hộ kinh doanh Công ty Nhà Tôi',
    '',
  ])
    expect(nameForOpenData(name, null)).toBe(null)
})
