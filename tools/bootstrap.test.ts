import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rootDir } from './list-files.ts'

/** The flags and variables by which a file keeps an idle server small. */
function thriftOf(path: string): string[] {
  const found = readFileSync(join(rootDir, path), 'utf8').match(
    /--max-semi-space-size=\d+|--expose-gc|MALLOC_\w+\W+\d+/g,
  )
  return (found ?? []).map((word) => word.replace(/^(MALLOC_\w+)\W+/, '$1=')).toSorted()
}

test('npm start and the units of deploy keep an idle server small in the same way', () => {
  expect(thriftOf('deploy/run.sh')).toHaveLength(4)
  expect(thriftOf('tools/bootstrap.mjs')).toEqual(thriftOf('deploy/run.sh'))
})
