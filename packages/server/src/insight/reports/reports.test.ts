import { newestForm } from '@saolang/core/insight/reports/form.ts'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { importRealRecords } from '../../registry/imports/import-real-records.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { approveReport, correctReport, markMissing, returnReport, submitReport } from './move-report.ts'
import { openPeriod } from './open-period.ts'
import { readReporting, readUnitsBelow } from './read-periods.ts'
import { readLine, readReport } from './read-report.ts'
import { remindUnits } from './remind-units.ts'
import { saveFigures } from './reports.sql.ts'
import { recountReport, startReport, type WriteReport, writeReport } from './write-report.ts'

const [uMinh, neighbour, province] = ['32047', '32062', '96']
let running: TestApp
let commune: Actor
let other: Actor
let provincial: Actor
let ministry: Actor
let periodId: string
beforeAll(async () => {
  running = await openApp()
  await importRealRecords()
  commune = await createActor({ role: 'commune-officer', communeCode: uMinh })
  other = await createActor({ role: 'commune-officer', communeCode: neighbour })
  provincial = await createActor({ role: 'provincial-officer', provinceCode: province })
  ministry = await createActor({ role: 'ministry-officer' })
  on('2026-12-10')
})
afterAll(() => {
  setClock(() => new Date())
  return running.close()
})
const on = (day: string) => setClock(() => new Date(`${day}T03:00:00Z`))

const claim = {
  ...{ kind: 'year', year: 2026, scope: 'every-unit', document: '12/SNNMT-PTNT', isDemo: false },
  workingDays: { commune: 3, province: 8, nation: 15 },
}
const noPaper = { number: '', signedOn: '', signerTitle: '', signerName: '' }
const told = newestForm.lines.slice(13)

/** Fills in everything that the register cannot know, and hands in. */
async function handIn(who: Actor, code: string, change: Partial<WriteReport> = {}, value = '2') {
  const asked = { periodId, code }
  await startReport(who, asked)
  const { revision } = await readReport(who, asked)
  const lines = Object.fromEntries(told.map((line) => [line, { value, reason: '' }]))
  const answers = { results: 'Mở thêm điểm bán', difficulties: 'Không' }
  await writeReport(who, {
    ...asked,
    revision,
    answers,
    paper: noPaper,
    ...change,
    lines: { ...lines, ...change.lines },
  })
  await submitReport(who, asked)
}

test('who is no officer opens no period; a commune opens none; a wrong one is refused with every reason', async () => {
  await expect(openPeriod(visitor, claim)).rejects.toThrow('unauthenticated')
  await expect(openPeriod(commune, claim)).rejects.toThrow('forbidden.role')
  await expect(openPeriod(provincial, { ...claim, kind: 'week', document: '' })).rejects.toThrow(
    'reporting-period.kind-unknown at kind, reporting-period.document-missing at document',
  )
})

test('a province asks its communes: each owes a report by the legal calendar, and one period is opened once', async () => {
  const opened = await Promise.allSettled([openPeriod(provincial, claim), openPeriod(provincial, claim)])
  expect(opened.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  periodId = (opened.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<string>).value
  const { lines, unit } = await readUnitsBelow(provincial, { periodId, code: province })
  expect(lines.length).toBeGreaterThan(60)
  expect(lines.find(({ code }) => code === uMinh)).toMatchObject({ state: 'none', dueOn: '2026-12-17', isLate: false })
  expect(unit.dueOn).toBe('2026-12-24')
})

test('a commune sees and writes its own report alone', async () => {
  await startReport(commune, { periodId, code: uMinh })
  const asked = { periodId, code: uMinh }
  await expect(readReport(other, asked)).rejects.toThrow('forbidden.jurisdiction')
  await expect(startReport(other, asked)).rejects.toThrow('forbidden.jurisdiction')
  await expect(startReport(provincial, asked)).rejects.toThrow('forbidden.jurisdiction')
  const write = { ...asked, revision: 0, lines: {}, answers: {}, paper: noPaper }
  await expect(writeReport(other, write)).rejects.toThrow('forbidden.jurisdiction')
  await expect(writeReport(provincial, write)).rejects.toThrow('forbidden.jurisdiction')
  expect((await readReport(ministry, asked)).can).toEqual({
    ...{ start: false, write: false, decide: false, correct: false, markMissing: false },
  })
})

test('the register fills in its lines, with the moment; another figure needs a reason and both are kept', async () => {
  const asked = { periodId, code: uMinh }
  const read = await readReport(commune, asked)
  expect(read.countedAt).toBe('2026-12-10T03:00:00.000Z')
  const ranked = read.lines.find(({ line }) => line === 'products-ranked')
  const [row] = await inTransaction(
    (tx) => tx<{ many: number }[]>`
      select count(*)::int as many from registry.listing
      where commune_code = ${uMinh} and star >= 3 and standing = 'clocked' and last_day >= '2026-12-14' and not is_demo`,
  )
  expect(ranked?.counted).toBe(row?.many)
  const value = String((ranked?.counted ?? 0) + 1)
  const write = { ...asked, revision: read.revision, answers: {}, paper: noPaper }
  await expect(
    writeReport(commune, {
      ...write,
      lines: { 'products-ranked': { value, reason: '' }, showrooms: { value: 'x', reason: '' } },
    }),
  ).rejects.toThrow(
    'periodic-report.override-without-reason at reason-products-ranked, periodic-report.figure-out-of-range at line-showrooms',
  )
  await writeReport(commune, { ...write, lines: { 'products-ranked': { value, reason: 'Một quyết định chưa nhập' } } })
  const saved = (await readReport(commune, asked)).lines.find(({ line }) => line === 'products-ranked')
  expect(saved).toMatchObject({ counted: ranked?.counted, stated: Number(value), reason: 'Một quyết định chưa nhập' })
  await expect(writeReport(commune, { ...write, lines: {} })).rejects.toThrow('conflict.report-changed')
})

test('a report is handed in whole, and with figures of the whole period', async () => {
  const asked = { periodId, code: uMinh }
  await expect(submitReport(commune, asked)).rejects.toThrow(
    /periodic-report.counted-too-early, periodic-report.figure-missing at line-producers-green-chain.*ask-difficulties/,
  )
  on('2026-12-15')
  const { revision } = await readReport(commune, asked)
  await recountReport(commune, { ...asked, revision })
  const read = await readReport(commune, asked)
  expect(read.countedAt).toBe('2026-12-15T03:00:00.000Z')
  expect(read.lines.find(({ line }) => line === 'products-ranked')?.reason).toBe('Một quyết định chưa nhập')
})

test('two submissions at once: one is in, the other is told so', async () => {
  const asked = { periodId, code: uMinh }
  const { revision } = await readReport(commune, asked)
  const lines = Object.fromEntries(told.map((line) => [line, { value: '3', reason: '' }]))
  await writeReport(commune, {
    ...asked,
    revision,
    lines,
    answers: { results: 'Tốt', difficulties: 'Không' },
    paper: noPaper,
  })
  const sent = await Promise.allSettled([submitReport(commune, asked), submitReport(commune, asked)])
  expect(sent.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { revision: now } = await readReport(commune, asked)
  const write = { ...asked, revision: now, lines: {}, answers: {}, paper: noPaper }
  await expect(writeReport(commune, write)).rejects.toThrow('periodic-report.is-submitted')
  await expect(approveReport(commune, asked)).rejects.toThrow('forbidden.role')
})

test('a parent sends a report back with a reason, its unit hands it in again, and approval freezes it', async () => {
  const asked = { periodId, code: uMinh }
  await expect(returnReport(provincial, { ...asked, reason: ' ' })).rejects.toThrow(
    'periodic-report.reason-missing at reason',
  )
  await expect(approveReport(ministry, asked)).rejects.toThrow('forbidden.jurisdiction')
  await returnReport(provincial, { ...asked, reason: 'Thiếu số điểm bán' })
  expect((await readReport(commune, asked)).returnReason).toBe('Thiếu số điểm bán')
  await submitReport(commune, asked)
  await approveReport(provincial, asked)
  await expect(approveReport(provincial, asked)).rejects.toThrow('periodic-report.frozen')
  const { lines, revision, status } = await readReport(commune, asked)
  expect(status).toBe('approved')
  const write = { ...asked, revision, lines: {}, answers: {}, paper: noPaper }
  await expect(writeReport(commune, write)).rejects.toThrow('periodic-report.frozen')
  await expect(recountReport(commune, { ...asked, revision })).rejects.toThrow('periodic-report.frozen')
  expect(lines.find(({ line }) => line === 'showrooms')?.stated).toBe(3)
})

test('not even our own code changes a frozen figure', async () => {
  const [row] = await inTransaction(
    (tx) => tx<{ id: string }[]>`select id from insight.periodic_report where unit_code = ${uMinh} and version = 1`,
  )
  const figure = { line: 'showrooms', counted: null, stated: 99, reason: null } as const
  await expect(inTransaction((tx) => saveFigures(tx, row?.id as string, [figure]))).rejects.toThrow('is frozen')
  await expect(
    inTransaction((tx) => tx`update insight.periodic_report set status = 'draft' where id = ${row?.id as string}`),
  ).rejects.toThrow('is frozen')
})

test('a province hands in only after its communes are in or written off, and nobody is written off before the last day', async () => {
  await startReport(provincial, { periodId, code: province })
  await expect(submitReport(provincial, { periodId, code: province })).rejects.toThrow('periodic-report.children-open')
  const asked = { periodId, code: neighbour, reason: 'Không có cán bộ phụ trách' }
  await expect(markMissing(provincial, asked)).rejects.toThrow('periodic-report.not-late-yet')
  on('2026-12-18')
  await expect(markMissing(provincial, { ...asked, reason: '' })).rejects.toThrow('periodic-report.reason-missing')
  await expect(markMissing(provincial, { ...asked, code: uMinh })).rejects.toThrow('periodic-report.is-there')
  await expect(markMissing(ministry, asked)).rejects.toThrow('forbidden.jurisdiction')
  await markMissing(provincial, asked)
  await expect(markMissing(provincial, asked)).rejects.toThrow('conflict.report-missing')
  const { lines } = await readUnitsBelow(provincial, { periodId, code: province })
  for (const { code, state } of lines)
    if (state === 'none') await markMissing(provincial, { periodId, code, reason: 'Xã chưa có sản phẩm' })
})

test('a late report lifts the mark of missing, and what communes told is summed up for the province, who said what', async () => {
  await handIn(other, neighbour, {}, '5')
  const { lines } = await readUnitsBelow(provincial, { periodId, code: province })
  expect(lines.find(({ code }) => code === neighbour)).toMatchObject({ state: 'submitted' })
  await expect(submitReport(provincial, { periodId, code: province })).rejects.toThrow('periodic-report.children-open')
  await approveReport(provincial, { periodId, code: neighbour })
  const asked = { periodId, code: province }
  const { revision } = await readReport(provincial, asked)
  on('2026-12-21')
  await recountReport(provincial, { ...asked, revision })
  const read = await readReport(provincial, asked)
  expect(read.lines.find(({ line }) => line === 'showrooms')).toMatchObject({ counted: 8, below: 8 })
  const { rows, total } = await readLine(provincial, { ...asked, line: 'showrooms' })
  expect(total).toBe(8)
  expect(
    rows
      .filter(({ stated }) => stated !== null)
      .map(({ code, stated }) => `${code} ${stated}`)
      .toSorted(),
  ).toEqual([`${uMinh} 3`, `${neighbour} 5`])
})

test('a correction is a new version with a reason; the former stays and the difference shows', async () => {
  const asked = { periodId, code: uMinh }
  await expect(correctReport(commune, { ...asked, reason: ' ' })).rejects.toThrow('periodic-report.reason-missing')
  await expect(correctReport(other, { ...asked, reason: 'x' })).rejects.toThrow('forbidden.jurisdiction')
  const begun = await Promise.allSettled([
    correctReport(commune, { ...asked, reason: 'Đếm sót một điểm bán' }),
    correctReport(commune, { ...asked, reason: 'Đếm sót một điểm bán' }),
  ])
  expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(correctReport(commune, { ...asked, reason: 'x' })).rejects.toThrow('periodic-report.not-approved')
  const { revision } = await readReport(commune, asked)
  const lines = { showrooms: { value: '4', reason: '' } }
  const answers = { results: 'Tốt', difficulties: 'Không' }
  await writeReport(commune, { ...asked, revision, lines, answers, paper: noPaper })
  const read = await readReport(commune, asked)
  expect(read.changes).toEqual({ from: 1, to: 2, lines: [{ line: 'showrooms', before: 3, after: 4 }] })
  expect(
    (await readReport(commune, { ...asked, version: 1 })).lines.find(({ line }) => line === 'showrooms')?.stated,
  ).toBe(3)
  await submitReport(commune, asked)
  expect((await readLine(provincial, { periodId, code: province, line: 'showrooms' })).total).toBe(8)
  await approveReport(provincial, asked)
  expect((await readLine(provincial, { periodId, code: province, line: 'showrooms' })).total).toBe(9)
})

test('the top of a period takes the figures after its last child and closes the report itself', async () => {
  const asked = { periodId, code: province }
  const before = await readReport(provincial, asked)
  const write = { ...asked, revision: before.revision, lines: {}, paper: noPaper }
  await writeReport(provincial, { ...write, answers: { results: 'Tốt', difficulties: 'Không' } })
  on('2026-12-22')
  const fresh = await readReport(provincial, asked)
  await recountReport(provincial, { ...asked, revision: fresh.revision })
  await submitReport(provincial, asked)
  await approveReport(provincial, asked)
  expect((await readReport(provincial, asked)).lines.find(({ line }) => line === 'showrooms')?.counted).toBe(9)
  on('2026-12-23')
  await correctReport(other, { periodId, code: neighbour, reason: 'Sai đơn vị tính' })
  await submitReport(other, { periodId, code: neighbour })
  await approveReport(provincial, { periodId, code: neighbour })
  const [row] = (await readReporting(provincial, undefined)).rows
  expect(row).toMatchObject({ isStale: true, own: { state: 'approved' } })
})

test('units are told before and after their last day, once each; whoever has handed in hears nothing', async () => {
  on('2026-12-01')
  const id = await openPeriod(ministry, claim)
  await expect(remindUnits(ministry, undefined)).rejects.toThrow('forbidden.role')
  const { system } = await import('@saolang/core/people/actor.ts')
  expect(await remindUnits(system, undefined)).toBe(0)
  on('2026-12-14')
  const communes = await remindUnits(system, undefined)
  expect(communes).toBeGreaterThan(3_000)
  expect(await remindUnits(system, undefined)).toBe(0)
  const [letters] = await inTransaction(
    (tx) =>
      tx<
        { many: number }[]
      >`select count(*)::int as many from insight.report_reminder where period_id = ${id} and kind = 'soon'`,
  )
  expect(letters?.many).toBe(communes)
})
