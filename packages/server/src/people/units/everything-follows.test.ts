import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/connect.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveArea } from '../../trace/areas/save-area.ts'
import { enterUnitChange, previewUnitChange, readUnitChange, undoUnitChange } from './change-units.ts'

let running: TestApp
let sql: ReturnType<typeof connect>
let sold: Recognised
beforeAll(async () => {
  running = await openApp()
  sql = connect(running.url, { max: 1 })
  sold = await recogniseProduct(running)
  await putOnSale(sold, 10)
  const form = { name: 'Trại kênh 7', kind: 'bee-yard', communeCode: '32047', growerName: 'Hộ mẫu' } as const
  await saveArea(sold.producer, { form })
})
afterAll(async () => {
  await sql.end()
  await running.close()
})

const today = () => new Date().toISOString().slice(0, 10)
const resolution = () => ({
  resolutionNumber: '2/NQ-UBTVQH (mẫu)',
  ...{ resolutionOn: '2026-01-01', issuer: 'Ủy ban Thường vụ Quốc hội', effectiveOn: today() },
})
const merge = () => ({
  ...{ kind: 'merge' as const, ...resolution(), fromCodes: ['32047', '32044'], mainHeir: '32044' },
  heirs: [{ code: '32044', type: 'Xã', name: 'Nguyễn Phích Mới' }],
})
const split = () => ({
  ...{ kind: 'split' as const, ...resolution(), fromCodes: ['32047'], mainHeir: '99901' },
  heirs: [
    { code: '32047', type: 'Xã', name: 'U Minh Thượng' },
    { code: '99901', type: 'Phường', name: 'U Minh Hạ' },
  ],
})
const tables = ['people.organisation', 'registry.product', 'registry.listing', 'dossiers.dossier', 'trace.area']
async function places(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const rows = await sql<{ code: string }[]>`select distinct commune_code as code from ${sql(table)} order by 1`
    found[table] = rows.map(({ code }) => code)
  }
  return found
}
const allIn = (code: string) => Object.fromEntries(tables.map((table) => [table, [code]]))

test.each([
  ['merge', merge, '32044'],
  ['split', split, '99901'],
] as const)(
  'after a %s all that lies there follows, papers stay as they are, and undoing brings all back',
  async (_, change, into) => {
    const who = await createActor({ role: 'ministry-officer' })
    const papers = () => sql`select id, number, authority_name, fact_key from registry.certificate order by id`
    const codes = () => sql`select code from registry.product_code order by code`
    const before = [await papers(), await codes()]
    expect(await places()).toEqual(allIn('32047'))
    const { problems, lies } = await previewUnitChange(who, change())
    expect(problems).toEqual([])
    const kinds = Object.fromEntries(
      lies.filter(({ code }) => code === '32047').map(({ kind, count }) => [kind, count]),
    )
    expect(kinds).toMatchObject({ organisation: 1, product: 1, dossier: 1, area: 1, offer: 1 })

    const { id } = await enterUnitChange(who, change())
    await running.deliverEvents()
    expect(await places()).toEqual(allIn(into))
    expect((await readUnitChange(who, id)).moved).toMatchObject({ organisation: 1, product: 1, dossier: 1, area: 1 })
    expect([await papers(), await codes()]).toEqual(before)
    const page = await running.app.inject({ url: `/products/${sold.address}` })
    expect(page.body).toContain(change().heirs.at(-1)?.name)

    await undoUnitChange(who, { id, reason: 'Nhập nhầm nghị quyết' })
    await running.deliverEvents()
    expect(await places()).toEqual(allIn('32047'))
    expect([await papers(), await codes()]).toEqual(before)
  },
)

test('an administrator enters a resolution by its pages: refused with reasons, looked ahead at, recorded, undone', async () => {
  const { headers, csrf } = await signIn(await createActor({ role: 'administrator' }))
  const post = (url: string, fields: Record<string, string | string[]>) =>
    running.app.inject({
      ...{ method: 'POST', url, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } },
      payload: new URLSearchParams(
        Object.entries({ csrf, ...fields }).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      ).toString(),
    })
  const form = await running.app.inject({ url: '/units/changes/new?kind=merge&provinceCode=96', headers })
  expect(form.body).toContain('Xã Nguyễn Phích')
  const [year = '', month = '', day = ''] = today().split('-')
  const fields = {
    ...{ kind: 'merge', provinceCode: '96', resolutionNumber: '3/NQ (mẫu)', issuer: 'Ủy ban Thường vụ Quốc hội' },
    ...{ 'resolutionOn-day': '1', 'resolutionOn-month': '1', 'resolutionOn-year': '2026' },
    ...{ 'effectiveOn-day': day, 'effectiveOn-month': month, 'effectiveOn-year': year },
    ...{ 'heir-1-code': '32047', 'heir-1-type': 'Xã', 'heir-1-name': 'U Minh Chung' },
  }
  const refused = await post('/units/changes/check', { ...fields, from: '32047' })
  expect([refused.statusCode, refused.body.includes('Nhập cần ít nhất hai xã')]).toEqual([422, true])
  const from = ['32047', '32044']
  const check = await post('/units/changes/check', { ...fields, from })
  expect([check.statusCode, check.body.includes('Những gì sẽ theo')]).toEqual([200, true])
  const entered = await post('/units/changes', { ...fields, from })
  expect(entered.statusCode).toBe(303)
  const url = entered.headers.location as string
  expect((await running.app.inject({ url, headers })).body).toContain('Đã có hiệu lực')
  expect((await post(`${url}/undo`, { reason: 'x' })).statusCode).toBe(422)
  expect((await post(`${url}/undo`, { reason: 'Nhập nhầm' })).statusCode).toBe(303)
  expect((await running.app.inject({ url: '/units/changes', headers })).body).toContain('Đã hủy')
  for (const role of ['provincial-officer', 'producer'] as const) {
    const other = await signIn(await createActor({ role }))
    const answer = await running.app.inject({ url: '/units/changes/new', headers: other.headers })
    expect([role, answer.statusCode]).toEqual([role, 403])
  }
})
