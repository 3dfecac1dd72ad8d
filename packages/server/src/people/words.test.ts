import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findStepProblems, organisationSteps } from '@saolang/core/people/organisation.ts'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../..')
const sources = globSync('packages/{core,server}/src/people/**/*.ts', { cwd: root }).filter(
  (file) => !file.includes('.test.'),
)

test('every refusal of the room has words in both languages', () => {
  const written = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/code: '([a-z][\w.-]+)'/g)].map(([, code]) => code as string),
  )
  const computed = organisationSteps.flatMap((step) => findStepProblems(step, {}, '2026-01-01').map(({ code }) => code))
  expect(written.length).toBeGreaterThan(40)
  for (const code of [...written, ...computed])
    for (const lang of ['vi', 'en'] as const) expect(sayProblem(lang, { code }), code).not.toBe(code)
})
