import { afterAll, beforeAll, expect, test } from 'vitest'
import { inReadOnly } from '../../platform/sql.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { copyTexts } from './copy-text.ts'
import { textHash } from './text-hash.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

const letters = ['a', 'Z', '0', '/', 'ộ', '\u{1F36F}', ' ', '\\']
const texts = Array.from({ length: 120 }, (_, length) =>
  Array.from({ length }, (_, i) => letters[(i * 7 + length * 3) % letters.length]).join(''),
)

test('a text has the key that the database gives it, whatever its length and its letters', async () => {
  const all = [...texts, 'mật ong '.repeat(2000)]
  const rows = await inReadOnly(
    (tx) => tx`select hashtextextended(text, 0)::text as key from unnest(${all}::text[]) with ordinality as g (text, n)
      order by n`,
  )
  expect(all.map(textHash)).toEqual(rows.map(({ key }) => key))
})

test('a list of texts is read as it was, quotes and line ends too', async () => {
  const list = ['a"b', 'c\\d', 'e\tf\ng', '', 'null', '{h,i}']
  const unescaped = copyTexts(list).replace(/\\([\\tnr])/g, (_, c) => ({ t: '\t', n: '\n', r: '\r' })[c as 't'] ?? '\\')
  const [row] = await inReadOnly((tx) => tx`select ${unescaped}::text::text[] as list`)
  expect(row?.list).toEqual(list)
})
