import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyRow, formats } from '@saolang/core/insight/open-data/dataset.ts'
import { type DatasetKey, datasetKeys, datasets } from '@saolang/core/insight/open-data/dictionary.ts'
import { fiveLines } from '@saolang/core/insight/open-data/five-lines.ts'
import { system, visitor } from '@saolang/core/people/actor.ts'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { rootDir } from '../../platform/config.ts'
import { inTransaction } from '../../platform/sql.ts'
import { importRealRecords } from '../../registry/imports/import-real-records.ts'
import { transcribeRecognition } from '../../registry/imports/transcribe-recognition.ts'
import { createActor, createOrganisation } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { keepEditions, publishEditions } from './publish-editions.ts'

const day = 86_400_000
const secrets = ['Hộ kinh doanh Trần Thị Kín', 'Lò Thị Đại Diện', '0912345678', 'Ấp Kín, nhà số 7', 'Khơ Mú']

let running: TestApp
let address: string
beforeAll(async () => {
  running = await openApp()
  address = await running.app.listen({ port: 0, host: '127.0.0.1' })
  await importRealRecords()
  await addProducts()
  expect(await publishEditions()).toBe(datasetKeys.length)
})
afterAll(() => running.close())

/** A household and a co-operative with a holding product each, and a fictitious one beside them. */
async function addProducts(): Promise<void> {
  const { personId } = await createActor({ role: 'commune-officer' })
  const facts = {
    representativeName: secrets[1] as string,
    phone: secrets[2] as string,
    address: secrets[3] as string,
    representativeEthnicity: secrets[4] as string,
    representativeGender: 'female' as const,
  }
  const household = { ...facts, kind: 'registered-household' as const, name: secrets[0] as string }
  for (const [i, more] of [
    { ...household, isDemo: false },
    { ...facts, name: '=HTX Công thức "Chín"', isDemo: false, registrationNo: '079123456789' },
    { ...facts, name: 'HTX Mẫu', isDemo: true },
  ].entries()) {
    const { id } = await createOrganisation(personId as string, more)
    await transcribeRecognition(system, {
      ...{ key: `thử ${i}`, organisationId: id, name: `Sản phẩm thử ${i}`, setNo: 4, star: 4 },
      ...{ issuedOn: '2025-06-01', expiresOn: '2028-06-01', decisionNumber: '1/QĐ-UBND', isDemo: more.isDemo },
      ...{ authorityName: 'UBND tỉnh Cà Mau', recordedPlace: 'Xã U Minh' },
      source: { level: 'A', url: 'https://camau.example/1' } as never,
    })
  }
}

const get = (url: string, headers: Record<string, string> = {}) => running.app.inject({ url, headers })
const rowsOf = async (dataset: DatasetKey) => (await get(`/data/${dataset}/latest.json`)).json() as AnyRow[]

test('nobody but the system publishes', async () => {
  await expect(keepEditions(visitor, [])).rejects.toThrow('unauthenticated')
  await expect(keepEditions(await createActor({ role: 'ministry-officer' }), [])).rejects.toThrow('forbidden.role')
})

test('CSV, JSON and Parquet of every dataset hold the same rows, with the types of the dictionary', async () => {
  for (const dataset of datasetKeys) {
    const rows = await rowsOf(dataset)
    const { columns } = datasets[dataset]
    const csv = await get(`/data/${dataset}/latest.csv`)
    expect(csv.body.startsWith('\ufeff')).toBe(true)
    const cells = parse(csv.rawPayload, { bom: true }) as string[][]
    expect(cells[0]).toEqual(columns.map(({ name }) => name))
    const asText = (value: AnyRow[string] | undefined) =>
      value === null ? '' : String(value).replace(/^[=+\-@\t\r]/, typeof value === 'string' ? "'$&" : '$&')
    expect(cells.slice(1)).toEqual(rows.map((row) => columns.map(({ name }) => asText(row[name]))))
    const parquet = await parquetReadObjects({
      file: toFile((await get(`/data/${dataset}/latest.parquet`)).rawPayload),
    })
    const plain = parquet.map((row) =>
      Object.fromEntries(columns.map(({ name, type }) => [name, type === 'day' ? toDay(row[name]) : row[name]])),
    )
    expect(plain, dataset).toEqual(rows)
  }
})

const toFile = (bytes: Buffer) => {
  const buffer = new Uint8Array(bytes).buffer
  return { byteLength: buffer.byteLength, slice: (start: number, end?: number) => buffer.slice(start, end) }
}
const toDay = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)

test('the columns that name a row name one row alone', async () => {
  for (const dataset of datasetKeys) {
    const key: readonly string[] = datasets[dataset].key
    const rows = await rowsOf(dataset)
    const names = new Set(rows.map((row) => JSON.stringify(key.map((name) => row[name]))))
    if (key.length > 0) expect(names.size, dataset).toBe(rows.length)
  }
})

test('the communes are points of a map, every one of today’s', async () => {
  const { type, features } = (await get('/data/communes/latest.geojson')).json()
  expect(type).toBe('FeatureCollection')
  expect(features).toHaveLength(3321)
  const found = features.find((each: { properties: AnyRow }) => each.properties.commune_code === '32047')
  expect(found.geometry.coordinates[0]).toBeCloseTo(105, 0)
  expect(found.properties).toMatchObject({ name: 'Xã U Minh', products: 2, holding: 2, stars_4: 2 })
  expect(found.properties).not.toHaveProperty('lon')
})

test('no file holds a household’s name, a representative, a telephone, an address or an ethnicity', async () => {
  for (const dataset of datasetKeys)
    for (const format of ['csv', 'json', 'parquet']) {
      const { rawPayload } = await get(`/data/${dataset}/latest.${format}`)
      for (const secret of [...secrets, '079123456789']) expect(rawPayload.includes(secret), dataset).toBe(false)
    }
})

test('people are counted in protected cells alone, fictitious producers nowhere', async () => {
  const rows = await rowsOf('producer-groups')
  const women = rows.find((row) => row.attribute === 'gender' && row.area === '96' && row.group === 'female')
  expect(women).toMatchObject({ producers: null, is_hidden: true })
  for (const { producers } of rows) expect(producers === null || producers === 0 || Number(producers) >= 5).toBe(true)
})

test('a stranger finds two figures of the indicators again with the five lines of the page', async () => {
  const page = await get('/data')
  const lines = fiveLines(running.config.publicUrl)
  expect(lines.split('\n')).toHaveLength(5)
  expect(page.body.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toContain(lines)
  expect(readFileSync(join(rootDir, 'docs/open-data.md'), 'utf8')).toContain(fiveLines('https://saolang.example'))
  const said: unknown[] = []
  const program = new Function('console', `return (async () => { ${fiveLines(address)} })()`)
  await program({ log: (...words: unknown[]) => said.push(...words) })
  const figures = await Promise.all(
    ['products-ranked', 'products-upgraded'].map(async (key) => (await get(`/api/v1/indicators/${key}`)).json().figure),
  )
  expect(figures[0]).toBeGreaterThan(0)
  expect(said).toEqual([figures[0], (figures[1] as number).toFixed(1)])
})

test('the indicators in the file are those of the pages on the same day', async () => {
  for (const row of (await rowsOf('indicators')).filter(({ area }) => area === 'nation')) {
    const { on, figure, measure } = (await get(`/api/v1/indicators/${row.indicator}`)).json()
    expect({ on: row.on, figure: row.figure }).toEqual({ on, figure: figure ?? null })
    expect(row).toMatchObject(measure)
  }
})

test('a file comes with its hash, in ranges, or not at all when the reader has it', async () => {
  const whole = await get('/data/products/latest.csv')
  const sum = createHash('sha256').update(whole.rawPayload).digest('hex')
  expect(whole.headers).toMatchObject({ etag: `"${sum}"`, 'cache-control': 'public, no-cache' })
  const dated = whole.headers['content-location'] as string
  expect((await get(dated)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await get(dated, { 'if-none-match': `"${sum}"` })).statusCode).toBe(304)
  const part = await get(dated, { range: 'bytes=3-8' })
  expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
    206,
    whole.rawPayload.subarray(3, 9).toString(),
    `bytes 3-8/${whole.rawPayload.length}`,
  ])
  expect((await get(dated, { range: 'bytes=-5' })).rawPayload).toEqual(whole.rawPayload.subarray(-5))
  expect((await get(dated, { range: 'bytes=0-3', 'if-range': '"other"' })).statusCode).toBe(200)
  expect((await get(dated, { range: 'bytes=99999999-' })).statusCode).toBe(416)
  const { resources } = (await get('/data/products/datapackage.json')).json()
  expect(resources.find(({ format }: { format: string }) => format === 'csv').hash).toBe(`sha256:${sum}`)
})

test('what was never there is not found, in words that say what is', async () => {
  for (const path of [
    'nothing',
    'nothing/latest.csv',
    'products/2020-01-01.csv',
    'products/latest.geojson',
    'products/x',
  ])
    expect((await get(`/data/${path}`)).statusCode, path).toBe(404)
  expect((await get('/data/products/2026-02-31.csv')).statusCode).toBe(404)
})

test('a day has one edition; the first of a month stays for ever, other days for a month, and what is dropped says so', async () => {
  const today = currentTime()
  const former = setClock(() => today)
  const at = (days: number) => setClock(() => new Date(today.getTime() + days * day))
  try {
    expect(await publishEditions()).toBe(0)
    at(1)
    await publishEditions()
    const second = (await get('/data/products/latest.csv')).headers['content-location'] as string
    at(50)
    await publishEditions()
    const statuses = await inTransaction(
      (tx) => tx<{ isKept: boolean; gone: boolean }[]>`
        select is_kept as "isKept", forgotten_at is not null as gone from insight.edition where dataset = 'products' order by taken_on`,
    )
    expect([...statuses]).toEqual([
      { isKept: true, gone: false },
      expect.objectContaining({ isKept: isFirstOf(today, 1) }),
      { isKept: true, gone: false },
    ])
    const [backedUp] = await inTransaction(
      (tx) => tx<{ every: boolean }[]>`
        select bool_and(exists (select from platform.written_file w where w.sha256 = f.sha256)) as every
        from insight.edition_file f join insight.edition using (dataset, taken_on) where is_kept`,
    )
    expect(backedUp?.every).toBe(true)
    expect((await get(second)).statusCode).toBe(isFirstOf(today, 1) ? 200 : 410)
    expect((await get(second.replace('csv', 'parquet'))).statusCode).toBe(isFirstOf(today, 1) ? 200 : 410)
    expect((await get('/data/products/latest.csv')).statusCode).toBe(200)
    expect((await get('/data/units')).statusCode).toBe(200)
  } finally {
    setClock(former)
  }
})

/** Whether so many days on is the first day of a new month in Viet Nam. */
function isFirstOf(from: Date, days: number): boolean {
  const monthOf = (ahead: number) => new Date(from.getTime() + ahead * day + 7 * 3_600_000).getUTCMonth()
  return monthOf(days) !== monthOf(days - 1)
}

test('every format has its media type', async () => {
  for (const [format, { mediaType }] of Object.entries(formats)) {
    const answer = await get(`/data/communes/latest.${format}`)
    expect(String(answer.headers['content-type'])).toContain(mediaType)
  }
})
