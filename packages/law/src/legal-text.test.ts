import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findCitation, nameCitation, readSource } from './citation.ts'
import { chapters, findArticle, findPassage, listArticles, listPassages } from './legal-text.ts'

const folder = join(import.meta.dirname, 'decisions/2026-26-qd-ttg')
/** Without white space, an article a line: the published text is broken into lines where its columns were. */
const bare = (text: string) => text.replace(/\s+/g, '').split(/(?=Điều\d+\.)/)

test('the articles as data are the articles as published, word for word and in order', () => {
  const published = readFileSync(join(folder, 'articles.txt'), 'utf8')
  const written = chapters.flatMap(({ no, title, articles }) => [
    `Chương ${no} ${title}`,
    ...articles.flatMap((article) => [
      `Điều ${article.no}. ${article.title}`,
      ...(article.text ?? []),
      ...(article.clauses ?? []).flatMap(({ no, text, points = [] }) => [
        `${no}. ${text.join(' ')}`,
        ...points.map((point) => `${point.letter}) ${point.text.join(' ')}`),
      ]),
    ]),
  ])
  expect(bare(written.join(' '))).toEqual(bare(published))
})

test('thirteen articles, each under its number, and no passage is empty', () => {
  expect(listArticles().map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  expect(findArticle(14)).toBeUndefined()
  expect(listPassages().every(({ text }) => text.join('').length > 10)).toBe(true)
  expect(listPassages().length).toBeGreaterThan(80)
})

test('a point comes with the words that lead to it, and a clause with its points', () => {
  const found = findPassage({ article: 8, clause: 1, point: 'đ' })
  expect(found?.lead[0]).toMatch(/^Giấy chứng nhận bị thu hồi/)
  expect(found?.text).toEqual(['Chủ thể OCOP không còn hoạt động sản xuất sản phẩm OCOP.'])
  expect(findPassage({ article: 4, clause: 1 })?.text[1]).toMatch(/^a\) Ủy ban nhân dân/)
  expect(findPassage({ article: 8, clause: 1, point: 'k' })).toBeUndefined()
})

test('a note of sources is read into places, each continuing the one before', () => {
  const read = (source: string) =>
    readSource(source).flatMap(({ citation }) => (citation ? [nameCitation(citation)] : []))
  expect(read('Điều 7 khoản 4 điểm đ, điểm e')).toEqual(['Điều 7 khoản 4 điểm đ', 'Điều 7 khoản 4 điểm e'])
  expect(read('Điều 7 khoản 3 điểm b, khoản 4 điểm b')).toEqual(['Điều 7 khoản 3 điểm b', 'Điều 7 khoản 4 điểm b'])
  expect(read('Điều 7 khoản 2 điểm a; Mẫu số 03 Phần II mục 4')).toEqual([
    'Điều 7 khoản 2 điểm a',
    'Phụ lục III, Mẫu số 03',
  ])
  expect(read('Phụ lục III, Mẫu số 01, mục 1; Mẫu số 02, Phần I')).toHaveLength(2)
  expect(read('Phụ lục II bộ số 4')).toEqual(['Phụ lục II bộ số 4'])
  const whole = 'theo Điều 5 khoản 1, khoản 2 của Quyết định'
  expect(
    readSource(whole)
      .map(({ text }) => text)
      .join(''),
  ).toBe(whole)
})

test('the article of another text is no article of this one', () => {
  expect(findCitation('Bộ luật Lao động, Điều 111')).toBeUndefined()
  expect(findCitation('Thông tư 02/2024/TT-BKHCN, nội dung 5')).toBeUndefined()
  expect(findCitation('Quyết định 1048/QĐ-TTg, Điều 3')).toBeUndefined()
  expect(findCitation('Quyết định 26/2026/QĐ-TTg, Điều 3')).toEqual({ article: 3 })
})

test('every article that the data of this decision name stands in its text', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const named = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/source: '([^']+)'/g)].flatMap(([, source]) =>
      readSource(source as string).flatMap(({ citation }) => (citation && 'article' in citation ? [citation] : [])),
    ),
  )
  expect(named.length).toBeGreaterThan(60)
  expect(named.filter((citation) => !findPassage(citation)).map(nameCitation)).toEqual([])
})
