import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
type Row = { id: string; level: string; applies: string; words: string; test: string; evidence: string }

const rows: Row[] = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [, id = '', level = '', applies = '', words = '', test = '', evidence = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    return { id, level, applies, words, test, evidence }
  })

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has. */
const sections: Record<string, number> = {
  ...{ 'V1.1': 2, 'V1.2': 9, 'V1.3': 11, 'V1.4': 3, 'V1.5': 2, 'V2.1': 3, 'V2.2': 3, 'V2.3': 4, 'V2.4': 1 },
  ...{ 'V3.2': 2, 'V3.3': 4, 'V3.4': 6, 'V3.5': 5, 'V3.7': 2, 'V4.1': 3, 'V4.2': 1, 'V4.3': 2, 'V4.4': 4 },
  ...{ 'V5.1': 1, 'V5.2': 3, 'V5.3': 2, 'V5.4': 3, 'V6.1': 3, 'V6.2': 12, 'V6.3': 4, 'V6.4': 4, 'V6.5': 5, 'V6.6': 3 },
  ...{ 'V6.8': 4, 'V7.1': 3, 'V7.2': 4, 'V7.3': 2, 'V7.4': 5, 'V7.5': 2, 'V7.6': 2, 'V8.1': 2, 'V8.2': 3, 'V8.3': 1 },
  ...{ 'V8.4': 1, 'V9.1': 3, 'V9.2': 4, 'V10.1': 2, 'V10.2': 2, 'V10.3': 4, 'V10.4': 11, 'V10.5': 5, 'V10.6': 2 },
  ...{ 'V10.7': 3, 'V11.1': 2, 'V11.2': 3, 'V11.3': 3, 'V11.4': 4, 'V11.5': 1, 'V11.6': 1, 'V12.1': 3, 'V12.2': 2 },
  ...{ 'V12.3': 4, 'V13.1': 1, 'V13.2': 5, 'V13.3': 2, 'V13.4': 5, 'V14.1': 2, 'V14.2': 4, 'V14.3': 3, 'V15.1': 3 },
  ...{
    'V15.2': 3,
    'V15.3': 7,
    'V16.1': 1,
    'V16.2': 5,
    'V16.3': 4,
    'V16.4': 3,
    'V16.5': 3,
    'V17.1': 1,
    'V17.2': 4,
    'V17.3': 2,
  },
}

test('every requirement of ASVS 5.0, levels 1 and 2, stands in the table once', () => {
  expect(rows).toHaveLength(253)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(253)
  const counted: Record<string, number> = {}
  for (const { id } of rows) counted[id.replace(/\.\d+$/, '')] = (counted[id.replace(/\.\d+$/, '')] ?? 0) + 1
  expect(counted).toEqual(sections)
})

test('every test that the table names is a test', () => {
  const files = ['packages', 'e2e', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  const all = files.join('\n')
  const named = rows.map(({ test }) => test).filter((name) => name !== '-')
  expect(named.filter((name) => !all.includes(`'${name}',`))).toEqual([])
  expect(named.length).toBeGreaterThan(120)
})

test('what is said to be met has a test or something to look at, and every file named is there', () => {
  const wrong = rows.filter(
    ({ test, evidence }) => (test === '-' || test === '') && (evidence === '-' || evidence === ''),
  )
  const paths = rows.flatMap(
    ({ evidence }) => evidence.match(/(?:packages|docs|db|bench|tools)\/[\w./-]*\w|SECURITY\.md/g) ?? [],
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
  expect([...new Set(paths)].filter((path) => !existsSync(join(root, path)))).toEqual([])
  expect(rows.every(({ applies }) => ['yes', 'no', 'partly', 'operator'].includes(applies))).toBe(true)
})
