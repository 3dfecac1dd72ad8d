import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connect } from '../connect.ts'

let sql: postgres.Sql
let other: postgres.Sql
beforeAll(async () => {
  sql = connect(inject('databaseUrl'), { max: 1 })
  other = connect(inject('databaseUrl'), { max: 1 })
})
afterAll(() => Promise.all([sql.end({ timeout: 5 }), other.end({ timeout: 5 })]))

test('what a transaction still asks after its connection died never reaches the transaction that has the connection now', async () => {
  const afterwards: Promise<unknown>[] = []
  let isReplaced: () => void = () => {}
  const replaced = new Promise<void>((resolve) => {
    isReplaced = resolve
  })
  const lost = sql.begin(async (tx) => {
    const [mine] = await tx`select pg_backend_pid() as pid`
    await other`select pg_terminate_backend(${mine?.pid})`
    await replaced
    const late = tx`set application_name = 'a stranger'`
    afterwards.push(late.catch((error: Error) => error))
    await late
  })
  await expect(lost).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/)
  const name = await sql.begin(async (tx) => {
    await tx`set application_name = 'the owner'`
    isReplaced()
    await new Promise((wake) => setTimeout(wake, 50))
    return (await tx`select current_setting('application_name') as name`)[0]?.name
  })
  expect(name).toBe('the owner')
  expect(await Promise.all(afterwards)).toEqual([expect.any(Error)])
})

test('a connection that died again and again under transactions serves the next one', async () => {
  for (let i = 0; i < 20; i++) {
    const lost = sql.begin(async (tx) => {
      const [mine] = await tx`select pg_backend_pid() as pid`
      await Promise.all([other`select pg_terminate_backend(${mine?.pid})`, tx`select pg_sleep(${i % 3})`])
      await tx`select 1`
    })
    await expect(lost).rejects.toThrow()
  }
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
})
