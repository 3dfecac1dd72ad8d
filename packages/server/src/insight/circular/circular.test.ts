import type { CircularKey } from '@saolang/core/insight/circular/count.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTodaysPlace } from '../../people/find-todays-place.ts'
import { inTransaction } from '../../platform/sql.ts'
import { recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { craftVillages } from './heritage.ts'
import { keepTraits } from './keep-traits.ts'
import { readCircular } from './read-circular.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
  await recogniseProduct(running)
})
afterAll(() => running.close())

const read = (key: CircularKey, more: { isSample?: boolean; by?: 'province' | 'industry' } = {}) =>
  readCircular({ key, by: 'province', isSample: false, lang: 'vi', ...more })
const change = (work: (tx: Parameters<Parameters<typeof inTransaction>[0]>[0]) => Promise<unknown>) =>
  inTransaction(async (tx) => void (await work(tx)))

// The card that the product is recognised with gives one point at 1.1, 3.3 and 5.3 and the best elsewhere.
const found = [
  'certified-area',
  'geographic-sign',
  'green-packaging',
  'waste-reused',
  'waste-treated',
  'woman-or-minority',
]

test('once a decision is recorded, what its council found of the product is kept', async () => {
  const [row] = await inTransaction(
    async (tx) => tx<{ asked: string[]; held: string[] }[]>`select asked, held from insight.product_trait`,
  )
  expect(row?.held.toSorted()).toEqual(found)
  expect(row?.asked).toHaveLength(9)
  expect(await keepTraits()).toBe(0)
})

test('traits that were read under an older definition are read anew', async () => {
  await change((tx) => tx`update insight.product_trait set definitions = 0, held = '{}'`)
  expect(await keepTraits()).toBe(1)
  const { figures } = await read('green-packaging', { isSample: true })
  expect(figures.find(({ key }) => key === 'green-packaging')?.whole).toEqual({ counted: 1, among: 1 })
  expect(figures.find(({ key }) => key === 'local-labour')?.whole).toEqual({ counted: 0, among: 1 })
})

test('a fictitious product is in no real figure', async () => {
  const { figures, rows } = await read('green-packaging')
  expect(figures.every(({ whole }) => whole?.among === 0)).toBe(true)
  expect(rows.every(({ cell }) => cell.among === 0)).toBe(true)
})

test('one real product is withheld, as page and as CSV; five are told', async () => {
  await change((tx) => tx`update registry.listing set is_demo = false`)
  expect((await read('green-packaging')).figures.find(({ key }) => key === 'green-packaging')?.whole).toBeUndefined()
  const { rows } = await read('green-packaging')
  expect(rows.find(({ code }) => code === '96')?.isWithheld).toBe(true)
  const page = await running.app.inject({ url: '/circular', headers: { accept: 'text/html' } })
  expect(page.body).toContain('có dưới 5, không nêu')
  const csv = await running.app.inject({ url: '/circular/rows.csv' })
  expect(csv.body).toContain('green-packaging,nation,,withheld,withheld')
  expect(csv.body).toContain('green-packaging,province 96,Cà Mau,withheld,withheld')
  await copyProducts(4)
  const told = await read('green-packaging')
  expect(told.rows.find(({ code }) => code === '96')?.cell).toEqual({ counted: 5, among: 5 })
  expect(told.figures.find(({ key }) => key === 'woman-or-minority')?.whole).toEqual({ counted: 5, among: 5 })
})

test('who leads is counted by producer, from five on either side, Kinh by any spelling', async () => {
  await change(
    (tx) => tx`update people.organisation set representative_gender = 'female', representative_ethnicity = ' Kinh '`,
  )
  const shown = async (key: CircularKey) => (await read(key)).figures.find((figure) => figure.key === key)
  expect(await shown('led-by-woman')).toEqual({ key: 'led-by-woman', unknown: 0 })
  await change(
    (tx) => tx`
    insert into people.organisation select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
      'representative_ethnicity', case when n <= 5 then 'Khmer' end, 'representative_gender', case when n <= 7 then 'male' else 'female' end))).*
    from people.organisation o, generate_series(1, 12) n where o.id = (select organisation_id from registry.product limit 1)`,
  )
  await change(
    (tx) => tx`
    with fresh as (
      select id, row_number() over (order by id) as n from people.organisation
      where id not in (select organisation_id from registry.product where organisation_id is not null) and name = 'Hợp tác xã Thử (mẫu)'
    ), product as (
      insert into registry.product select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', f.id))).*
      from registry.product p, fresh f where p.id = (select min(id::text)::uuid from registry.product) returning id
    )
    insert into registry.listing select (jsonb_populate_record(l, jsonb_build_object('product_id', product.id))).*
    from registry.listing l, product where l.product_id = (select min(product_id::text)::uuid from registry.listing)`,
  )
  const women = await inTransaction(
    async (tx) => tx<{ gender: string | null; n: number }[]>`
      select representative_gender as gender, count(distinct o.id)::int as n from people.organisation o
      join registry.product p on p.organisation_id = o.id group by 1`,
  )
  const by = Object.fromEntries(women.map(({ gender, n }) => [gender, n]))
  expect(by).toEqual({ female: 6, male: 7 })
  expect((await shown('led-by-woman'))?.whole).toEqual({ counted: 6, among: 13 })
  expect(await shown('led-by-minority')).toEqual({ key: 'led-by-minority', unknown: 7 })
})

test('each craft village lies today where the rules of places put it, or nowhere for certain', async () => {
  for (const { commune, district, province, communeCode } of craftVillages.filter((village) => village.commune)) {
    const place = { communeName: commune as string, districtName: district, provinceName: province, on: '2022-06-30' }
    const today = await inTransaction((tx) => findTodaysPlace(tx, place))
    expect(today.kind === 'one' ? today.place.communeCode : null, `${commune}, ${district}`).toBe(communeCode)
  }
})

test('every line of heritage names where it was read', () => {
  expect(craftVillages).toHaveLength(28)
  for (const { source, provinceCode } of craftVillages) {
    expect(source).toMatch(/^https?:\/\//)
    expect(provinceCode).toMatch(/^\d{2}$/)
  }
})

/** Copies of the one product of these tests, judged the same. */
async function copyProducts(many: number): Promise<void> {
  await change(
    (tx) => tx`
    with product as (
      insert into registry.product select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).*
      from registry.product p, generate_series(1, ${many}) n returning id
    ), listing as (
      insert into registry.listing select (jsonb_populate_record(l, jsonb_build_object('product_id', product.id))).*
      from registry.listing l, product
    )
    insert into insight.product_trait select (jsonb_populate_record(t, jsonb_build_object('product_id', product.id))).*
    from insight.product_trait t, product`,
  )
}
