import { expect, test } from 'vitest'
import { findIncidentProblems, findReasonProblems, findWordProblems } from './incident.ts'

const now = new Date('2026-11-25T03:00:00Z')
const told = { part: 'filing', titleVi: 'Không nộp được hồ sơ', titleEn: '', beganAt: now }

test.each([
  [{ part: 'mars' }, ['incident.part-missing']],
  [{ titleVi: 'Hỏng' }, ['incident.title']],
  [{ titleEn: 'x'.repeat(201) }, ['incident.title']],
  [{ beganAt: undefined }, ['incident.began-missing']],
  [{ beganAt: new Date('2026-11-25T03:01:00Z') }, ['incident.began-later']],
  [{ part: '', titleVi: '' }, ['incident.part-missing', 'incident.title']],
  [{}, []],
])('an incident told with %o is refused for %j', (wrong, codes) => {
  expect(findIncidentProblems({ ...told, ...wrong }, now).map(({ code }) => code)).toEqual(codes)
})

test('what is said, and why work is dropped, takes a few words at least', () => {
  expect(findWordProblems({ saysVi: 'Ok', saysEn: '' })).toMatchObject([{ at: 'saysVi' }])
  expect(findWordProblems({ saysVi: 'Đã sửa xong.', saysEn: 'x'.repeat(2001) })).toMatchObject([{ at: 'saysEn' }])
  expect(findWordProblems({ saysVi: 'Đã sửa xong.', saysEn: '' })).toEqual([])
  expect(findReasonProblems('vì')).toMatchObject([{ at: 'reason' }])
  expect(findReasonProblems('sản phẩm đã gộp')).toEqual([])
})
