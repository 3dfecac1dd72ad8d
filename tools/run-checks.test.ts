import { expect, test } from 'vitest'
import { type Check, runChecks } from './run-checks.ts'

const later = (problems: string[]) => new Promise<string[]>((resolve) => setImmediate(() => resolve(problems)))

async function run(checks: Check[]) {
  const lines: string[] = []
  const count = await runChecks(checks, {
    atOnce: 2,
    write: false,
    report: (line) => lines.push(line.replace(/ \(.*/, '')),
  })
  return { count, lines }
}

test('problems of checks that run at once are all counted and all told', async () => {
  const { count, lines } = await run([
    { name: 'slow', findProblems: () => later(['a', 'b']) },
    { name: 'quick', findProblems: () => ['c'] },
    { name: 'well', findProblems: () => later([]) },
  ])
  expect(count).toBe(3)
  expect(lines.toSorted()).toEqual(['    a', '    b', '    c', '✓ well', '✗ quick', '✗ slow'])
})

test('a check that falls over is a problem, in its first line', async () => {
  const falls = () => {
    throw new Error('cannot read\n at somewhere')
  }
  expect(await run([{ name: 'broken', findProblems: falls }])).toEqual({
    count: 1,
    lines: ['✗ broken', '    cannot read'],
  })
})

test('without problems the count is none', async () => {
  expect((await run([{ name: 'well', findProblems: () => [] }])).count).toBe(0)
})
