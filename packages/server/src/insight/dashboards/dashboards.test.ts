import { dossierStatuses } from '@saolang/core/dossiers/dossier.ts'
import type { MeasureKey } from '@saolang/core/insight/dashboards/measure.ts'
import { isOnItsWay } from '@saolang/core/insight/dashboards/stays.ts'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import type { DashboardProps } from '@saolang/web/insight/dashboards/dashboard-page'
import { say } from '@saolang/web/messages/messages.ts'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '../../demo/seed-demo.ts'
import { inTransaction, type Tx } from '../../platform/sql.ts'
import { importRealRecords } from '../../registry/imports/import-real-records.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readZip } from '../../testing/read-zip.ts'
import { readCouncilDashboard } from './read-council-dashboard.ts'
import { readDashboard } from './read-dashboard.ts'
import { readProducerDashboard } from './read-producer-dashboard.ts'
import { readRows } from './read-rows.ts'
import { Wanted } from './scope.ts'

let running: TestApp
let ministry: Actor
let province: Actor
beforeAll(async () => {
  running = await openApp()
  await importRealRecords()
  await seedDemo()
  ministry = await createActor({ role: 'ministry-officer' })
  province = await createActor({ role: 'provincial-officer', provinceCode: '96' })
})
afterAll(() => running.close())

const wanted = (asked: Record<string, string> = {}) => Wanted.parse(asked)
const look = (who: Actor, asked: Record<string, string> = {}) =>
  readDashboard(who, { wanted: wanted(asked), lang: 'vi' })
const rowsOf = (who: Actor, key: MeasureKey, asked: Record<string, string> = {}) =>
  readRows(who, { key, wanted: wanted(asked), stage: null, page: 1, size: 500, lang: 'vi' })
const figure = ({ readings }: DashboardProps, key: MeasureKey) => readings.find((each) => each.key === key)

type Step = { dossier: string; status: string; at: Date; province: string }

/** The road of every dossier in the order in which it was written down (the table only grows), to be counted by hand below. */
const readRoads = async () =>
  Map.groupBy(
    await inTransaction(
      (tx: Tx) => tx<Step[]>`
        select c.dossier_id as dossier, c.status, c.changed_at as at, d.province_code as province
        from dossiers.status_change c join dossiers.dossier d on d.id = c.dossier_id order by c.ctid`,
    ),
    ({ dossier }) => dossier,
  )
const resting = ['draft', 'returned', 'abandoned', 'decided-recognised', 'decided-not-recognised']

describe('who may look', () => {
  test('a visitor has no dashboard; a producer, a council and an officer none of the others', async () => {
    await expect(look(visitor)).rejects.toThrow('unauthenticated')
    for (const role of ['producer', 'council-member', 'administrator'] as const)
      await expect(look(await createActor({ role }))).rejects.toThrow('forbidden.role')
    await expect(readProducerDashboard(province, 'vi')).rejects.toThrow('forbidden.role')
    await expect(readCouncilDashboard(province, { wanted: wanted(), lang: 'vi' })).rejects.toThrow('forbidden.role')
  })

  test('an officer of a province is refused another and its communes, a commune officer every other commune', async () => {
    await expect(look(province, { province: '01' })).rejects.toThrow('forbidden.jurisdiction')
    await expect(look(province, { commune: '00004' })).rejects.toThrow('forbidden.jurisdiction')
    await expect(rowsOf(province, 'products-holding', { province: '01' })).rejects.toThrow('forbidden.jurisdiction')
    const commune = await createActor({ role: 'commune-officer' })
    await expect(look(commune, { commune: '32042' })).rejects.toThrow('forbidden.jurisdiction')
    await expect(look(ministry, { province: '00' })).rejects.toThrow('not-found.province')
  })

  test('a commune learns from no dashboard what a council found before the authority has settled it', async () => {
    const commune = await createActor({ role: 'commune-officer' })
    const shown = await look(commune)
    expect(shown.readings.map(({ key }) => key)).not.toContain('verdicts')
    expect(shown.tables.map(({ key }) => key)).toEqual(['standings', 'passages', 'terms', 'loads'])
    await expect(rowsOf(commune, 'divergence')).rejects.toThrow('forbidden.role')
  })

  test('a province sees its own and nothing of another', async () => {
    const elsewhere = await look(await createActor({ role: 'provincial-officer', provinceCode: '15' }))
    for (const key of ['dossiers-open', 'verdicts', 'inspections-late'] as const)
      expect(figure(elsewhere, key)?.counted).toBe(0)
    const own = await look(province)
    expect(figure(own, 'dossiers-open')?.counted).toBe(
      figure(await look(ministry, { province: '96' }), 'dossiers-open')?.counted,
    )
  })

  test('before scoring closes a member finds no card and no total of another on the own dashboard', async () => {
    const open = await inTransaction(
      (tx: Tx) => tx<{ person: string; item: string }[]>`
        select m.person_id as person, i.id as item from councils.session_dossier i
        join councils.session s on s.id = i.session_id join councils.member m on m.council_id = s.council_id
        where i.phase = 'scoring' and exists (
          select from councils.scorecard c where c.session_dossier_id = i.id and c.member_id <> m.id)`,
    )
    expect(open.length).toBeGreaterThan(2)
    const judged = await inTransaction(
      (tx: Tx) => tx<{ item: string }[]>`
        select v.session_dossier_id as item from insight.judgement j join councils.verdict v on v.id = j.verdict_id`,
    )
    for (const { item } of open) expect(judged.map((each) => each.item)).not.toContain(item)
    const member = {
      role: 'council-member',
      personId: open[0]?.person,
      name: 'x',
      jurisdiction: { level: 'nation' },
    } as Actor
    const { tables } = await readCouncilDashboard(member, { wanted: wanted(), lang: 'vi' })
    expect(tables.map(({ key }) => key)).toEqual(['sessions', 'councils'])
    await expect(rowsOf(member, 'verdicts')).rejects.toThrow('forbidden.role')
  })
})

describe('what is counted', () => {
  test('every dossier on its way stands where its last step left it', async () => {
    const last = [...(await readRoads()).values()].map((steps) => steps.at(-1)?.status ?? '')
    const open = last.filter((status) => !resting.includes(status))
    const shown = await look(ministry)
    expect(open.length).toBeGreaterThan(3)
    expect(dossierStatuses.filter((status) => !isOnItsWay(status)).toSorted()).toEqual(resting.toSorted())
    expect(figure(shown, 'dossiers-open')?.counted).toBe(open.length)
    const standings = shown.tables.find(({ key }) => key === 'standings')
    expect(standings?.rows.reduce((sum, { cells }) => sum + Number(cells[1]), 0)).toBe(open.length)
  })

  test('of what communes sent on, those are right the first time that were never asked for more', async () => {
    const roads = [...(await readRoads()).values()]
    const forwarded = roads.filter((steps) => steps.some(({ status }) => status === 'forwarded'))
    const right = forwarded.filter((steps) => {
      const at = steps.findIndex(({ status }) => status === 'forwarded')
      return !steps.slice(0, at).some(({ status }) => status === 'supplement-requested')
    })
    expect(figure(await look(ministry), 'first-time-right')).toMatchObject({
      counted: right.length,
      of: forwarded.length,
    })
  })

  test('the middle of the days that dossiers stood at communes is that of the days between their steps', async () => {
    const days = [...(await readRoads()).values()]
      .flatMap((steps) => steps.slice(1).map((step, i) => ({ from: steps[i] as Step, to: step })))
      .filter(({ from }) => from.status === 'submitted')
      .map(({ from, to }) => Math.floor((to.at.getTime() - from.at.getTime()) / 86_400_000))
      .toSorted((a, b) => a - b)
    const row = (await look(ministry)).tables
      .find(({ key }) => key === 'passages')
      ?.rows.find(({ cells }) => cells[0] === say('vi', 'dossiers.status.submitted'))
    expect(row?.cells[1]).toBe(days.length)
    expect(row?.cells[3]).toBe(days[Math.ceil(days.length / 2) - 1])
  })

  test('provinces add up to the nation, communes to their province', async () => {
    const [nation, own] = [await look(ministry), await look(province)]
    for (const shown of [nation, own]) {
      const units = shown.tables.find(({ key }) => key === 'units')
      const sum = (column: number) => units?.rows.reduce((total, { cells }) => total + Number(cells[column] ?? 0), 0)
      expect(sum(1)).toBe(figure(shown, 'dossiers-open')?.counted)
      expect(sum(5)).toBe(figure(shown, 'products-holding')?.counted)
      expect(sum(9)).toBe(figure(shown, 'terms-ending')?.counted)
    }
    expect(figure(nation, 'products-holding')?.counted).toBeGreaterThan(20)
  })

  test('behind every number of every officer stand as many rows, under filters too', async () => {
    const asked: Record<string, string>[] = [{}, { months: '36' }, { group: 'I' }, { star: '4' }, { province: '96' }]
    for (const filters of asked)
      for (const { key, counted, of } of (await look(ministry, filters)).readings) {
        const { total, table } = await rowsOf(ministry, key, filters)
        expect([key, filters, total]).toEqual([key, filters, of ?? counted])
        expect(table.rows).toHaveLength(Math.min(500, total))
      }
  })

  test('what a dossier leaves behind it is kept in the moment it moves', async () => {
    const stays = await inTransaction(
      (tx: Tx) => tx<{ dossier: string; status: string; left: Date | null }[]>`
        select dossier_id as dossier, status, left_at as left from insight.stay order by entered_at, left_at nulls last`,
    )
    const kept = Map.groupBy(stays, ({ dossier }) => dossier)
    for (const [dossier, steps] of await readRoads()) {
      expect(kept.get(dossier)?.map(({ status }) => status)).toEqual(steps.map(({ status }) => status))
      expect(kept.get(dossier)?.map(({ left }) => left)).toEqual([...steps.slice(1).map(({ at }) => at), null])
    }
  })
})

describe('whose page it is', () => {
  test('a producer finds what to do, the own dossiers and certificates, and the way to the next star', async () => {
    const { organisationId } = (await inTransaction(
      async (tx: Tx) =>
        (
          await tx`select organisation_id as "organisationId" from dossiers.dossier where status = 'supplement-requested' limit 1`
        )[0],
    )) as { organisationId: string }
    const shown = await readProducerDashboard(await createActor({ role: 'producer', organisationId }), 'vi')
    expect(shown.tasks.some(({ words, isUrgent }) => words.startsWith('Bổ sung hồ sơ') && isUrgent)).toBe(true)
    const table = (key: string) => shown.tables.find((each) => each.key === key)
    expect(table('dossiers')?.rows.length).toBeGreaterThan(0)
    const stranger = await readProducerDashboard(await createActor({ role: 'producer' }), 'vi')
    expect(stranger.tables.flatMap(({ rows }) => rows)).toEqual([])
    for (const { cells } of table('next-stars')?.rows ?? []) expect(Number(cells[1])).toBeGreaterThanOrEqual(3)
  })

  test('each role opens its page, the same address, and the files of it', async () => {
    const roles = [
      'producer',
      'commune-officer',
      'provincial-officer',
      'council-chair',
      'ministry-officer',
      'auditor',
    ] as const
    for (const role of roles) {
      const { headers } = await signIn(await createActor({ role }))
      const answers = await Promise.all(
        ['/insight', '/insight.csv', '/insight.xlsx'].map((url) =>
          running.app.inject({ url, headers: { ...headers, accept: 'text/html' } }),
        ),
      )
      expect([role, ...answers.map(({ statusCode }) => statusCode)]).toEqual([role, 200, 200, 200])
      expect(answers[0]?.body).not.toMatch(/\sstyle=|<script|NaN|undefined/)
    }
    expect((await running.app.inject({ url: '/insight', headers: { accept: 'text/html' } })).statusCode).toBe(303)
  })

  test('the workbook and the document say of which moment they are; the document is in the form of Decree 30', async () => {
    const { headers } = await signIn(province)
    const get = (url: string) => running.app.inject({ url, headers })
    const book = new exceljs.Workbook()
    await book.xlsx.load((await get('/insight.xlsx?months=24')).rawPayload as never)
    expect(book.worksheets[0]?.getCell('A2').value).toMatch(/^Nguồn: sổ đăng ký Sao Làng, số liệu lúc .*24 tháng/)
    expect(book.worksheets.map(({ name }) => name)).not.toContain('Việc của từng cán bộ')
    const xml =
      readZip((await get('/insight.docx')).rawPayload)
        .get('word/document.xml')
        ?.toString() ?? ''
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TỈNH CÀ MAU', 'Hồ sơ đang ở đâu'])
      expect(xml).toContain(words)
    expect((await get('/insight.csv?part=standings')).body).toContain('Trung vị'.toLowerCase())
    expect((await get('/insight.csv?part=none')).statusCode).toBe(404)
  })

  test('rows are paged, and lead back to the dashboard with the filters in force', async () => {
    const { headers } = await signIn(ministry)
    const html = (
      await running.app.inject({
        url: '/insight/rows/products-holding?months=12&group=I',
        headers: { ...headers, accept: 'text/html' },
      })
    ).body
    expect(html).toContain('href="/insight?months=12&amp;group=I"')
    const second = { key: 'products-holding', wanted: wanted(), stage: null, page: 2, size: 5, lang: 'vi' } as const
    const all = await rowsOf(ministry, 'products-holding')
    expect((await readRows(ministry, second)).table.rows).toEqual(all.table.rows.slice(5, 10))
    expect((await running.app.inject({ url: '/insight/rows/joy', headers })).statusCode).toBe(400)
  })
})
