import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findHashProblems, hashLaw } from './check-law-hashes.ts'

describe('a file of law', () => {
  test('that changed after it was published is refused', () => {
    expect(findHashProblems({ 'a.json': '1' }, { 'a.json': '2' })).toEqual([
      'a.json was changed after it was published',
    ])
  })

  test('that is gone is refused', () => {
    expect(findHashProblems({ 'a.json': '1' }, {})).toEqual(['a.json is missing'])
  })

  test('that nobody listed is refused', () => {
    expect(findHashProblems({}, { 'a.json': '1' })).toEqual(['a.json is not listed (--write lists new files)'])
  })

  test('that stands as published passes', () => {
    expect(findHashProblems({ 'a.json': '1' }, { 'a.json': '1' })).toEqual([])
  })
})

describe('hashing a folder of law', () => {
  const folder = mkdtempSync(join(tmpdir(), 'law-'))

  beforeAll(() => {
    mkdirSync(join(folder, 'src/decisions/one/sets'), { recursive: true })
    mkdirSync(join(folder, 'src/holidays'), { recursive: true })
    writeFileSync(join(folder, 'src/decisions/one/sets/01.json'), '{}')
    writeFileSync(join(folder, 'src/decisions/one/ranking.ts'), '')
    writeFileSync(join(folder, 'src/decisions/one/ranking.test.ts'), '')
    writeFileSync(join(folder, 'src/holidays/2026.json'), '{ "provisional": false }')
    writeFileSync(join(folder, 'src/holidays/2027.json'), '{ "provisional": true }')
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test('takes data and constants, and leaves out tests and years not announced yet', () => {
    const hashes = hashLaw(folder)
    expect(Object.keys(hashes)).toEqual([
      'src/decisions/one/ranking.ts',
      'src/decisions/one/sets/01.json',
      'src/holidays/2026.json',
    ])
    expect(hashes['src/decisions/one/ranking.ts']).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })
})
