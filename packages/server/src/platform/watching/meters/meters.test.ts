import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { kindOfStatement } from './kind-of-statement.ts'
import { closeMeters } from './meters.ts'

const token = 'khoa-do-dac-cua-bai-thu'
let opened: TestApp

beforeAll(async () => {
  opened = await openApp({ SAOLANG_METRICS_TOKEN: token })
  await scrape()
})
afterAll(async () => {
  await opened.close()
  closeMeters()
})

const scrape = async () => {
  const answer = await opened.app.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })
  expect(answer.statusCode).toBe(200)
  return answer.body
}

test.each([
  ['from another machine', { remoteAddress: '10.1.2.3' }],
  ['through a proxy on this machine', { headers: { 'x-forwarded-for': '10.1.2.3' } }],
  ['through a proxy that names itself only', { headers: { via: '1.1 nginx' } }],
  ['with a wrong token', { headers: { authorization: 'Bearer khoa-khac' } }],
])('the meters do not exist for who asks %s', async (_from, asked) => {
  expect((await opened.app.inject({ url: '/metrics', ...asked })).statusCode).toBe(404)
})

test('the meters are open to this machine, and to another one with the token', async () => {
  expect((await opened.app.inject({ url: '/metrics' })).statusCode).toBe(200)
  const elsewhere = { remoteAddress: '10.1.2.3', headers: { authorization: `Bearer ${token}` } }
  expect((await opened.app.inject({ url: '/metrics', ...elsewhere })).statusCode).toBe(200)
})

// The meters count for the whole process: other files of tests may have asked before.
const requestsOf = ({ series }: { series: readonly string[] }) =>
  series.filter((line) => line.startsWith('saolang_http_request_duration_seconds_count'))
const countOf = (scraped: { series: readonly string[] }) =>
  Number(
    requestsOf(scraped)
      .find((line) => /route="\/products\/:code",status="4xx"/.test(line))
      ?.split(' ')[1] ?? 0,
  )

test('a request counts by the template of its route and the class of its answer, however many addresses are asked for', async () => {
  const before = await freshScrape()
  for (let i = 0; i < 40; i++) {
    await opened.app.inject({ url: `/products/OCOP-${i}`, headers: { accept: 'text/html' } })
    await opened.app.inject({ url: `/khong-co-${i}/nguyen-van-${i}@vi-du.example` })
    await opened.app.inject({ method: 'PROPFIND' as 'GET', url: `/tim-${i}` })
  }
  const scraped = await freshScrape()
  expect(countOf(scraped) - countOf(before)).toBe(40)
  expect(requestsOf(scraped).length - requestsOf(before).length).toBeLessThan(6)
})

test('no label holds an id, an address or a number of anybody', async () => {
  const { series } = await freshScrape()
  expect(series.length).toBeGreaterThan(150)
  const wrong = series.filter((line) => /@|[0-9a-f]{8}-[0-9a-f]{4}|nguyen|\b0\d{9}\b/i.test(line.replace(/ \S+$/, '')))
  expect(wrong).toEqual([])
})

test('the database, the queue, the disk and what readiness looks at are measured', async () => {
  const { text } = await freshScrape()
  expect(readValue(text, 'saolang_ready{check="database"}')).toBe(1)
  expect(readValue(text, 'saolang_draining')).toBe(0)
  expect(readValue(text, 'saolang_outbox_lag_seconds')).toBe(0)
  expect(readValue(text, 'saolang_jobs_failed')).toBe(0)
  expect(readValue(text, 'saolang_backup_taken')).toBe(0)
  expect(text).not.toMatch(/^saolang_backup_age_seconds/m)
  expect(readValue(text, 'saolang_disk_free_bytes')).toBeGreaterThan(0)
  expect(readValue(text, 'saolang_db_size_bytes')).toBeGreaterThan(1_000_000)
  expect(text).toMatch(/saolang_db_connections\{pool="reader",state="\w+/)
  expect(text).toMatch(/saolang_db_statement_duration_seconds_count\{kind="select"\} [1-9]/)
  const unmeasured = text.split('\n').filter((line) => /^saolang_measured\{.*\} 0$/.test(line))
  expect(unmeasured).toEqual([])
})

test('a statement is of one of ten kinds', () => {
  expect(['  SELECT 1', 'with x as (…)', 'listen "a"', 'lock table y', ''].map(kindOfStatement)).toEqual([
    ...['select', 'with', 'other', 'other', 'other'],
  ])
})

// What is measured is kept for five seconds: a new configuration forgets it.
async function freshScrape(): Promise<{ text: string; series: string[] }> {
  const { configureMeasures, listMeasures } = await import('./measures.ts')
  configureMeasures(listMeasures())
  const text = await scrape()
  return { text, series: text.split('\n').filter((line) => line && !line.startsWith('#')) }
}

function readValue(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  return Number(line?.split(' ').at(-1) ?? Number.NaN)
}
