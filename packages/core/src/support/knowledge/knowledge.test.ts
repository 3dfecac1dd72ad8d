import { findCitation, nameCitation } from '@saolang/law/citation.ts'
import { expect, test } from 'vitest'
import { searchLaw } from './law-index.ts'
import { curatedQuestions, findAnswerProblems, findAskProblems, isAudience, readCites, stands } from './question.ts'

test('a question is refused when it is hardly one or for nobody', () => {
  const codes = (words: string, audience: string) => findAskProblems({ words, audience }).map(({ code }) => code)
  expect(codes('sao?', 'nobody')).toEqual(['question.too-short', 'question.audience-missing'])
  expect(codes('x'.repeat(501), 'producer')).toEqual(['question.too-long'])
  expect(codes('Nộp hồ sơ ở đâu?', 'producer')).toEqual([])
})

test('an answer without an article, or with one that the decision does not have, is refused', () => {
  const words = 'Theo điều này, xã có 15 ngày làm việc.'
  const codes = (cites: string) => findAnswerProblems({ words, cites }).map(({ code }) => code)
  expect(codes('')).toEqual(['answer.article-missing'])
  expect(codes('Điều 14')).toEqual(['answer.no-such-article'])
  expect(codes('Điều 8 khoản 1 điểm k')).toEqual(['answer.no-such-article'])
  expect(codes('Phụ lục II bộ số 27')).toEqual(['answer.no-such-article'])
  expect(codes('Thông tư 02/2024/TT-BKHCN')).toEqual(['answer.no-such-article'])
  expect(codes('Điều 7 khoản 2\nPhụ lục III, Mẫu số 03')).toEqual([])
  expect(findAnswerProblems({ words: 'Có', cites: 'Điều 1' }).map(({ code }) => code)).toEqual(['answer.words-missing'])
  expect(readCites('Điều 7 khoản 2, khoản 3').cites.map(nameCitation)).toEqual(['Điều 7 khoản 2', 'Điều 7 khoản 3'])
})

test('every curated question points at passages that stand, and each audience has at least ten', () => {
  expect(curatedQuestions.length).toBeGreaterThanOrEqual(40)
  expect(new Set(curatedQuestions.map(({ id }) => id)).size).toBe(curatedQuestions.length)
  for (const { id, cites, for: whose } of curatedQuestions) {
    const places = cites.map((cite) => findCitation(cite))
    expect(places.length > 0 && places.every((place) => place && stands(place)), id).toBe(true)
    expect(whose.length > 0 && whose.every(isAudience), id).toBe(true)
  }
  for (const audience of ['producer', 'commune', 'council'] as const)
    expect(curatedQuestions.filter((each) => each.for.includes(audience)).length).toBeGreaterThanOrEqual(10)
})

const first = (typed: string) =>
  searchLaw(typed)
    .slice(0, 5)
    .map(({ of }) =>
      of.kind === 'passage' ? nameCitation(of.passage.citation) : of.kind === 'set' ? `bộ ${of.no}` : of.question.id,
    )

test.each([
  ['giấy chứng nhận có hạn bao lâu', 'han-giay-chung-nhan'],
  ['giay chung nhan co han bao lau', 'han-giay-chung-nhan'],
  ['36 tháng', 'Điều 4 khoản 3'],
  ['khi nao bi thu hoi giay chung nhan', 'vi-sao-bi-thu-hoi'],
  ['15 ngày làm việc', 'Điều 7 khoản 2 điểm a'],
  ['mật ong', 'bộ 4'],
  ['nuoc mam', 'bộ 9'],
  ['san pham mau', 'san-pham-mau'],
  ['how many rounds a year', 'moi-nam-may-dot'],
])('“%s” is answered', (typed, expected) => {
  expect(first(typed)).toContain(expected)
})

test('with and without tone marks the same passages answer', () => {
  const [marked, bare] = ['thành phần Hội đồng cấp tỉnh', 'thanh phan hoi dong cap tinh'].map(
    (typed) => searchLaw(typed).length,
  )
  expect(marked).toBeGreaterThan(0)
  expect(bare).toBe(marked)
})

test('what the decision does not speak of is not answered', () => {
  expect(searchLaw('lãi suất ngân hàng thương mại điện tử blockchain')).toEqual([])
  expect(searchLaw('   ')).toEqual([])
})
