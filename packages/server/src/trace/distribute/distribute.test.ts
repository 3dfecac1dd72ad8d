import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { distribute, distributedTables, isDistributed, replicatedTables } from './distribute.ts'

let running: TestApp
const spread = distributedTables.map(({ table }) => table)

beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

test('a database without Citus is not distributed, and says what is missing; one that is distributed stays as it is', async () => {
  const isSpread = Boolean(process.env.SAOLANG_TEST_CITUS)
  expect(await isDistributed(running.url)).toBe(isSpread)
  if (isSpread) expect((await distribute(running.url)).distributed).toEqual([])
  else await expect(distribute(running.url)).rejects.toThrow('has no Citus')
})

test('whatever is once only in a table that is spread carries the key that it is spread by', async () => {
  const rows = await inTransaction(
    (tx) => tx<{ table: string; name: string; columns: string[] }[]>`
      select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
        array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey)) as columns
      from pg_index i where i.indisunique and i.indrelid = any(${[...spread]}::text[]::regclass[])`,
  )
  expect(rows.length).toBeGreaterThanOrEqual(4)
  const keyOf = new Map(distributedTables.map(({ table, by }) => [table, by]))
  expect(rows.filter(({ table, columns }) => !columns.includes(keyOf.get(table) as string))).toEqual([])
})

test('nothing points at a row of a table that is spread, and such a row points at none: it may lie on another machine', async () => {
  const tables = [...spread, ...replicatedTables]
  const rows = await inTransaction(
    (tx) => tx<{ name: string }[]>`
      select conname as name from pg_constraint
      where contype = 'f' and (conrelid = any(${tables}::text[]::regclass[]) or confrelid = any(${tables}::text[]::regclass[]))`,
  )
  expect(rows).toEqual([])
})
