import { expect, test } from 'vitest'
import { findAdviserProblems, findRulingProblems, recordOf } from './adviser.ts'

const form = {
  ...{ kind: 'firm', name: 'Công ty Tư vấn (mẫu)', taxCode: '6107000001', phone: '0900000000', email: '' },
  ...{ about: 'Tư vấn ghi nhãn và bao bì cho hộ nhỏ.', subjects: ['labelling'], provinceCode: '96', worksIn: [] },
  consents: true,
}

test('nobody is listed without a name, a contact, a field and their own consent', () => {
  expect(findAdviserProblems(form)).toEqual([])
  const nothing = {
    ...form,
    kind: 'club',
    name: '',
    phone: '',
    about: '',
    subjects: ['x'],
    provinceCode: '',
    consents: false,
  }
  expect(findAdviserProblems(nothing).map(({ at }) => at)).toEqual([
    'kind',
    'name',
    'phone',
    'about',
    'subjects',
    'provinceCode',
    'consents',
  ])
  expect(findAdviserProblems({ ...form, taxCode: '' }).map(({ code }) => code)).toEqual(['adviser.tax-code-missing'])
})

test('who is taken off the list is told why', () => {
  expect(findRulingProblems('waiting', 'listed', '')).toEqual([])
  expect(findRulingProblems('listed', 'listed', '')[0]?.code).toBe('conflict.adviser-ruled')
  expect(findRulingProblems('listed', 'removed', ' ')[0]?.code).toBe('adviser.reason-missing')
})

test('a dossier counts once, and an undecided one is no success', () => {
  const twice = { dossierId: 'a', isDecided: true, star: 4 }
  const record = recordOf([
    twice,
    twice,
    { dossierId: 'b', isDecided: false, star: 5 },
    { dossierId: 'c', isDecided: true, star: null },
  ])
  expect(record).toEqual({ helped: 3, decided: 2, recognised: 1, byStar: { 3: 0, 4: 1, 5: 0 } })
})
