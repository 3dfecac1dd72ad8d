import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import { expect, test } from 'vitest'
import { rootDir } from '../platform/config.ts'

const sources = ['packages/core/src/dossiers/**/*.ts', 'packages/server/src/dossiers/**/*.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: rootDir }))
  .filter((file) => !file.endsWith('.test.ts'))
const codes = new Set(
  sources.flatMap((file) =>
    [...readFileSync(join(rootDir, file), 'utf8').matchAll(/\bcode: '([a-z-]+(?:\.[\w-]+)+)'/g)].map(
      ([, code]) => code as string,
    ),
  ),
)
const applicantFacts = [
  'contact',
  'representativeGender',
  'representativeEthnicity',
  'representativeResidence',
  'establishedOn',
]

test('every refusal of the room has words in both languages', () => {
  expect(codes.size).toBeGreaterThan(30)
  const all = [...codes, ...applicantFacts.map((fact) => `dossier.applicant-${fact}-missing`)]
  for (const lang of ['vi', 'en'] as const)
    expect(all.filter((code) => sayProblem(lang, { code }) === code)).toEqual([])
})
