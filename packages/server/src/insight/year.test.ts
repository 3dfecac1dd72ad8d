// A province of a thousand products lives a year in fast motion. Beside the system stands a list of plain facts, and every figure
// is counted from it by hand: nothing of the system's own rules is used to count.

import { newestForm } from '@saolang/core/insight/reports/form.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterUnitChange, followUnitChanges } from '../people/units/change-units.ts'
import { setClock } from '../platform/act.ts'
import { inTransaction } from '../platform/sql.ts'
import { remindOfTerms } from '../registry/clock/file-reminders.ts'
import { importRecords } from '../registry/imports/import-records.ts'
import { createActor } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { readDashboard } from './dashboards/read-dashboard.ts'
import { Wanted } from './dashboards/scope.ts'
import { approveReport, submitReport } from './reports/move-report.ts'
import { openPeriod } from './reports/open-period.ts'
import { readUnitsBelow } from './reports/read-periods.ts'
import { readReport } from './reports/read-report.ts'
import { startReport, writeReport } from './reports/write-report.ts'
import { takeSnapshot } from './targets/keep-snapshot.ts'

const province = '96'
const [heir, absorbed] = ['32047', '32044']
const communes = [heir, absorbed, '32062', '32065', '32069', '32071', '32083', '32041']
const mergedOn = '2027-07-01'

type Decision = { on: string; star: number; words: string }
type Product = { name: string; producer: string; commune: string; decisions: Decision[] }

let running: TestApp
let officer: Actor
let administrator: Actor
const officers = new Map<string, Actor>()
const products: Product[] = []

// The counting by hand.
const plusThreeYears = (day: string) => `${Number(day.slice(0, 4)) + 3}${day.slice(4)}`
const newestOn = ({ decisions }: Product, day: string) => decisions.filter(({ on }) => on <= day).at(-1)
const holdsOn = (product: Product, day: string) => {
  const newest = newestOn(product, day)
  return newest !== undefined && day <= plusThreeYears(newest.on)
}
const communeOn = ({ commune }: Product, day: string) => (commune === absorbed && day >= mergedOn ? heir : commune)
const known = (day: string, commune?: string) =>
  products.filter((one) => newestOn(one, day) && (!commune || communeOn(one, day) === commune))
const held = (day: string, commune?: string) => known(day, commune).filter((one) => holdsOn(one, day))
const makers = (day: string, commune?: string) => new Set(held(day, commune).map(({ producer }) => producer))

/** Numbers that look random and are the same in every run (a linear congruential generator). */
let seed = 20_270_101
const random = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}

const on = (day: string, time = '10:00') => setClock(() => new Date(`${day}T${time}:00+07:00`))
const pad = (n: number) => String(n).padStart(2, '0')

const head =
  'product,industry,entity,commune_new_codes,province_new_code,province_old,stars,status,year,decision_no,decision_date,source_level,source_url'
async function record(decided: readonly { product: Product; decision: Decision }[]): Promise<void> {
  const rows = decided.map(({ product, decision }) => {
    const { name, producer } = product
    const [year, number] = [decision.on.slice(0, 4), `${decision.on.replaceAll('-', '')}/QĐ-UBND`]
    const place = `${communeOn(product, decision.on)},${province},Cà Mau`
    const stars = `${decision.star},${decision.words},${year},${number},${decision.on}`
    return `${name},Thực phẩm,${producer},${place},${stars},A,https://vidu.vn/qd`
  })
  const bytes = Buffer.from([head, ...rows].join('\n'))
  const { counts } = await importRecords(officer, { fileName: `qd-${decided[0]?.decision.on}.csv`, bytes })
  expect(counts).toMatchObject({ accepted: rows.length, refused: 0, 'needs-person': 0 })
}

function makeProduct(no: number, on: string): Product {
  const producerNo = no % 310
  const commune = communes[producerNo % communes.length] as string
  const star = [3, 3, 3, 4, 4, 5][random(6)] as number
  const decision = { on, star, words: 'công nhận' }
  return { name: `Sản vật thử số ${no}`, producer: `Cơ sở thử ${producerNo}`, commune, decisions: [decision] }
}

beforeAll(async () => {
  running = await openApp()
  on('2026-12-31')
  officer = await createActor({ role: 'provincial-officer', provinceCode: province })
  administrator = await createActor({ role: 'administrator' })
  for (const commune of communes)
    officers.set(commune, await createActor({ role: 'commune-officer', communeCode: commune }))
  for (let no = 0; no < 1000; no++) {
    const month = random(35)
    products.push(makeProduct(no, `${2024 + Math.floor(month / 12)}-${pad((month % 12) + 1)}-${pad(1 + random(28))}`))
  }
  await record(products.map((product) => ({ product, decision: product.decisions[0] as Decision })))
}, 120_000)
afterAll(() => {
  setClock(() => new Date())
  return running.close()
})

/** What a month brings: products judged again or higher, and new ones. */
async function live(month: string): Promise<void> {
  const day = `${month}-10`
  on(day)
  const chosen = products.filter((one) => random(60) === 0 && (newestOn(one, day)?.on ?? day) < '2026-06-01')
  const judged = chosen.map((product) => {
    const { star } = newestOn(product, day) as Decision
    const isHigher = star < 5 && random(3) === 0
    const decision = { on: day, star: isHigher ? star + 1 : star, words: isHigher ? 'nâng hạng' : 'công nhận lại' }
    product.decisions.push(decision)
    return { product, decision }
  })
  const made = Array.from({ length: 4 + random(8) }, () => {
    const product = makeProduct(products.length, day)
    products.push(product)
    return { product, decision: product.decisions[0] as Decision }
  })
  await record([...judged, ...made])
}

const snapshotOf = async (day: string, indicator: string) => {
  const rows = await inTransaction(
    (tx) => tx<{ counted: number; among: number; unknown: number }[]>`
      select counted, among, unknown from insight.snapshot
      where taken_on = ${day} and indicator = ${indicator} and unit = ${province}`,
  )
  return rows[0]
}

async function compareNight(day: string): Promise<void> {
  on(day, '00:15')
  await remindOfTerms(new Date(`${day}T00:05:00+07:00`))
  await takeSnapshot()
  const ranked = held(day)
  expect([day, await snapshotOf(day, 'products-ranked')]).toMatchObject([day, { counted: ranked.length }])
  expect([day, await snapshotOf(day, 'products-five-star')]).toMatchObject([
    day,
    { counted: ranked.filter((one) => newestOn(one, day)?.star === 5).length },
  ])
  const again = ranked.filter(({ decisions }) => decisions.filter((one) => one.on <= day).length > 1)
  expect([day, await snapshotOf(day, 'products-upgraded')]).toMatchObject([
    day,
    { counted: again.length, among: ranked.length },
  ])
  // Decisions name who makes a product, and not whether it is a co-operative: such producers are counted as not known.
  expect([day, await snapshotOf(day, 'producers-cooperative')]).toMatchObject([
    day,
    { counted: 0, among: 0, unknown: makers(day).size },
  ])
  const { readings } = await readDashboard(officer, { wanted: Wanted.parse({}), lang: 'vi' })
  expect([day, readings.find(({ key }) => key === 'products-holding')]).toMatchObject([day, { counted: ranked.length }])
}

const told = newestForm.lines.slice(13)
const noPaper = { number: '', signedOn: '', signerTitle: '', signerName: '' }

/** Every commune that owes a report hands in, the province approves, and its own figures are those of its communes together. */
async function report(kind: string, day: string, cutOff: string): Promise<void> {
  on(day)
  const periodId = await openPeriod(officer, {
    ...{ kind, year: 2027, scope: 'with-products', document: '12/SNNMT-PTNT', isDemo: false },
    workingDays: { commune: 3, province: 8, nation: 15 },
  })
  const { lines: owing } = await readUnitsBelow(officer, { periodId, code: province })
  const expected = [...new Set(products.map((one) => communeOn(one, day)))].toSorted()
  expect(owing.map(({ code }) => code).toSorted()).toEqual(expected)
  for (const { code } of owing) {
    const asked = { periodId, code }
    const who = officers.get(code) as Actor
    await startReport(who, asked)
    const { revision, lines } = await readReport(who, asked)
    const line = (key: string) => lines.find((one) => one.line === key)?.counted
    expect([code, line('products-ranked')]).toEqual([code, held(cutOff, code).length])
    expect([code, line('producers')]).toEqual([code, makers(cutOff, code).size])
    await writeReport(who, {
      ...{ ...asked, revision, paper: noPaper, answers: { results: 'Tốt', difficulties: 'Không' } },
      lines: Object.fromEntries(told.map((key) => [key, { value: '1', reason: '' }])),
    })
    await submitReport(who, asked)
    await approveReport(officer, asked)
  }
  const asked = { periodId, code: province }
  await startReport(officer, asked)
  const { lines } = await readReport(officer, asked)
  expect(lines.find(({ line }) => line === 'products-ranked')?.counted).toBe(held(cutOff).length)
  expect(lines.find(({ line }) => line === 'showrooms')?.counted).toBe(owing.length)
}

test('through a year of recognitions, expiries, reports and a merger every figure is what a count by hand finds', async () => {
  for (let month = 1; month <= 12; month++) {
    const name = `2027-${pad(month)}`
    await live(name)
    if (month === 5) await enterMerger()
    if (month === 6) await report('first-half', '2027-06-15', '2027-06-14')
    if (name === mergedOn.slice(0, 7)) await merge()
    await compareNight(`${name}-28`)
    if (month === 12) await report('year', '2027-12-29', '2027-12-14')
  }
  expect(products.length).toBeGreaterThan(1050)
  expect(held('2027-12-28').length).toBeLessThan(held('2027-01-28').length)
}, 120_000)

async function enterMerger(): Promise<void> {
  await enterUnitChange(administrator, {
    ...{ kind: 'merge', resolutionNumber: '1/NQ-UBTVQH (thử)', resolutionOn: '2027-05-02' },
    ...{ issuer: 'Ủy ban Thường vụ Quốc hội', effectiveOn: mergedOn, fromCodes: [heir, absorbed] },
    ...{ heirs: [{ code: heir, type: 'Xã', name: 'U Minh Mới' }], mainHeir: heir },
  })
}

async function merge(): Promise<void> {
  on(mergedOn, '00:05')
  expect(await followUnitChanges()).toBe(1)
  await running.deliverEvents()
}
