import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/connect.ts'
import { mergeProducers } from '../../registry/merges/merge-producers.ts'
import { undoMerge } from '../../registry/merges/undo-merge.ts'
import { createActor, createOrganisation } from '../../testing/actors.ts'
import { prepareLive } from '../../testing/live/announced.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { ofProducer, ofProduct, stays } from './followers.ts'

let running: TestApp
let sql: ReturnType<typeof connect>
let sold: Recognised
let heirId: string

beforeAll(async () => {
  running = await openApp()
  sql = connect(running.url, { max: 1 })
  sold = await recogniseProduct(running)
  await prepareLive(sold, [await putOnSale(sold, 10)])
  const author = await createActor({ role: 'commune-officer' })
  heirId = (await createOrganisation(author.personId as string, { taxCode: '6107000077', name: 'HTX Kế Thừa (mẫu)' }))
    .id
})
afterAll(async () => {
  await sql.end()
  await running.close()
})

const officer = () => createActor({ role: 'provincial-officer', provinceCode: '96' })
const lostId = () => sold.producer.organisationId as string

test('every column of the market that names a product or an organisation follows a merge, or is excused by name', async () => {
  const named = await sql<{ name: string }[]>`
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'market' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and (
      exists (select from pg_constraint f join pg_namespace m on true join pg_class t on t.oid = f.confrelid and t.relnamespace = m.oid
        where f.contype = 'f' and f.conrelid = c.oid and f.conkey = array[a.attnum]
          and m.nspname || '.' || t.relname in ('registry.product', 'people.organisation', 'market.seller_terms', 'market.bulk_buyer'))
      or a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
        and a.attname ~ '(product|organisation|seller|supplier|producer|buyer|lead)_ids?$')
    order by 1`
  const follows = [...ofProduct, ...ofProducer].map(({ table, column }) => `${table.slice('market.'.length)}.${column}`)
  const told = [...new Set([...follows, ...Object.keys(stays)])].toSorted()
  expect(told).toEqual(named.map(({ name }) => name).toSorted())
  expect(follows.filter((name) => name in stays)).toEqual([])
})

test('what follows may be handed over by the application, and each kind goes one way', async () => {
  for (const { table, column } of [...ofProduct, ...ofProducer]) {
    const [may] = await sql<{ may: boolean }[]>`
      select has_column_privilege('saolang_app', ${table}::regclass, ${column}::text, 'update') as may`
    expect([table, column, may?.may]).toEqual([table, column, true])
  }
  for (const followers of [ofProduct, ofProducer])
    expect(new Set(followers.map(({ kind }) => kind)).size).toBe(followers.length)
})

/** Whose rows of each kind are, of the two. */
async function owners(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const { kind, table, column } of ofProducer) {
    const rows = await sql<{ id: string }[]>`
      select distinct ${sql(column)} as id from ${sql(table)} where ${sql(column)} in (${lostId()}, ${heirId})`
    if (rows.length > 0) found[kind] = rows.map(({ id }) => id)
  }
  return found
}

const [demand_id, framework_id] = [crypto.randomUUID(), crypto.randomUUID()]

async function furnish(): Promise<void> {
  const [organisation_id, product_id] = [lostId(), sold.productId]
  await sql`insert into market.seller_terms (organisation_id, phone, delivery, delivery_dong, returns, takes_cash, changed_at)
    values (${heirId}, '0900000000', 'Gửi bưu điện', 0, 'Trong 7 ngày', true, now())`
  await addRow('market.demand_invitation', { demand_id, organisation_id })
  await addRow('market.quote_share', { demand_id, organisation_id, product_id, answer: 'agreed' })
  await addRow('market.framework_party', { framework_id, organisation_id, role: 'member' })
  await addRow('market.framework_signature', { framework_id, organisation_id })
}

// What hangs on whole procurements that are not wanted here stands by itself: references are not looked at.
async function addRow(table: string, known: Record<string, string>): Promise<void> {
  const columns = await sql<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef order by attnum`
  const samples: Record<string, string> = { uuid: 'gen_random_uuid()', text: "'x'", boolean: 'false', jsonb: "'{}'" }
  const values = columns.map(({ name, type }) =>
    known[name] ? `'${known[name]}'` : (samples[type] ?? (/^(?:date|time)/.test(type) ? `now()::${type}` : '1')),
  )
  await sql.unsafe(`
    set session_replication_role = replica;
    insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')});
    set session_replication_role = origin`)
}

test('a producer that goes into another takes its sales, hosts, papers, answers and contracts along, and undoing brings all back', async () => {
  await furnish()
  const before = await owners()
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(['offer', 'live', 'host', 'paper', 'invitation', 'share', 'contract']),
  )
  const merge = { fromId: lostId(), intoId: heirId, reason: 'Sáp nhập hai hợp tác xã' }
  const { id } = await mergeProducers(await officer(), merge)
  await running.deliverEvents()
  expect(await owners()).toEqual(Object.fromEntries(Object.keys(before).map((kind) => [kind, [heirId]])))
  expect(await sql`select organisation_id as id from market.framework_signature`).toEqual([{ id: heirId }])
  await undoMerge(await officer(), { id, reason: 'Gộp nhầm chủ thể' })
  await running.deliverEvents()
  expect(await owners()).toEqual(before)
})

test('two that answer one request, sell on one platform, or buy where the heir may not, are told so before anything moves', async () => {
  await addRow('market.quote_share', { demand_id, organisation_id: heirId, answer: 'agreed' })
  await addRow('market.framework', { buyer_id: lostId(), lead_id: heirId, state: 'signed' })
  for (const organisation_id of [lostId(), heirId])
    await addRow('market.channel_link', { organisation_id, platform: 'shopee', state: 'on' })
  await expect(
    mergeProducers(await officer(), { fromId: lostId(), intoId: heirId, reason: 'Sáp nhập hai hợp tác xã' }),
  ).rejects.toThrow(/merge.buyer-unknown.*merge.same-demand.*merge.same-channel/)
})
