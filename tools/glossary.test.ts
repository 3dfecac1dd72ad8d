import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFiles, rootDir } from './list-files.ts'

const rows = readFileSync(join(rootDir, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const code = readFiles(['packages/*/src/**/*.{ts,tsx}'])
  .map(({ text }) => text)
  .join('\n')

test('the glossary has at least sixty rows, each with a word, a name and a place', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60)
  for (const row of rows) expect(row.slice(1, 5).every((cell) => cell !== '')).toBe(true)
})

test('every name in the glossary is in the code', () => {
  const names = rows.map((row) => row[3]?.replaceAll('`', '') ?? '')
  expect(names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code))).toEqual([])
})

test('no word of law has two names', () => {
  const words = rows.map((row) => row[1])
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
})
