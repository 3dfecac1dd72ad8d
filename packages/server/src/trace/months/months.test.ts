import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { note } from '../../months-command.ts'
import { newIdentity, recipientOf } from '../../platform/backup/age/keys.ts'
import { connect } from '../../platform/connect.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { attachMonth, detachMonth } from './move-months.ts'

const now = new Date('2026-11-25T03:00:00Z')
const identity = newIdentity()
const recipient = recipientOf(identity)
const folder = mkdtempSync(join(tmpdir(), 'saolang-months-'))
let running: TestApp
let sql: postgres.Sql

beforeAll(async () => {
  running = await openApp()
  sql = connect(running.url, { max: 1 })
  for (const day of ['2022-01-01', '2022-01-31', '2022-02-01', '2025-01-15']) {
    await sql`select trace.ensure_month(${day}::timestamptz)`
    await sql`
      insert into trace.event (event_time, id, record_time, event_id, type, owner_id, capture_id, body)
      values (${day}::timestamptz, gen_random_uuid(), now(), ${day}, 'ObjectEvent', gen_random_uuid(), gen_random_uuid(), ${sql.json({ words: `mật ong\t${day}` })})`
  }
})
afterAll(async () => {
  await sql.end()
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const readEvents = () => sql`select event_time, id, body from trace.event order by event_time`

test('a month goes out of the database and comes back as it was, and the audit holds both', async () => {
  const before = await readEvents()
  const file = await detachMonth(sql, { month: '2022-01', folder, recipient, now, note })
  expect(file.rows).toBe(2)
  expect(await readEvents()).toEqual(before.slice(2))
  await attachMonth(sql, { month: '2022-01', folder, identity, now, note })
  expect(await readEvents()).toEqual(before)
  const lines = await sql`select action from audit.line where action like 'month.%' order by seq`
  expect(lines.map(({ action }) => action)).toEqual(['month.detach', 'month.attach'])
})

test('a month that is young, shown to the public, or not there stays', async () => {
  const attempt = (month: string) => detachMonth(sql, { month, folder, recipient, now, note })
  await expect(attempt('2025-01')).rejects.toThrow('not 24 months old')
  await expect(attempt('2019-01')).rejects.toThrow('there is no month')
  const thing = 'https://id.gs1.org/01/08900000000000/10/L1'
  await sql`
    insert into trace.event_item select hashtextextended(${thing}, 0), event_time, id, 'epc', 'class', owner_id, ${thing}
    from trace.event where event_id = '2022-02-01'`
  await sql`alter table trace.publication drop constraint publication_product`
  await sql`
    insert into trace.publication (id, product_id, subject, things, opened_by, opened_at, followed_at)
    values (gen_random_uuid(), gen_random_uuid(), ${thing}, ${[thing]}, gen_random_uuid(), now(), now())`
  await expect(attempt('2022-02')).rejects.toThrow('is published')
})

test('a file that is not whole is not attached', async () => {
  const about = join(folder, 'event_2022_01.json')
  const text = readFileSync(about, 'utf8')
  await sql`delete from trace.event where event_time < '2022-02-01'`
  writeFileSync(about, text.replace(/"sha256": "../, '"sha256": "xx'))
  await expect(attachMonth(sql, { month: '2022-01', folder, identity, now, note })).rejects.toThrow(
    'does not hold what was detached',
  )
  expect(await readEvents()).toHaveLength(2)
  await expect(attachMonth(sql, { month: '2022-01', folder, identity: newIdentity(), now, note })).rejects.toThrow(
    'another key',
  )
})
