import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { readZip } from '../../testing/read-zip.ts'
import { openPeriod } from './open-period.ts'

let running: TestApp
let periodId: string
let commune: Awaited<ReturnType<typeof signIn>>
let provincial: Awaited<ReturnType<typeof signIn>>
const uMinh = '32047'
beforeAll(async () => {
  running = await openApp()
  setClock(() => new Date('2026-12-15T03:00:00Z'))
  const province: Actor = await createActor({ role: 'provincial-officer', provinceCode: '96' })
  provincial = await signIn(province)
  commune = await signIn(await createActor({ role: 'commune-officer', communeCode: uMinh }))
  periodId = await openPeriod(province, {
    ...{
      kind: 'year',
      year: 2026,
      scope: 'every-unit',
      communes: [uMinh, '32062'],
      document: '12/SNNMT',
      isDemo: true,
    },
    workingDays: { commune: 3, province: 8, nation: 15 },
  })
})
afterAll(() => {
  setClock(() => new Date())
  return running.close()
})

const here = () => `/reporting/${periodId}/${uMinh}`
const get = (who: typeof commune, url: string) => running.app.inject({ url, headers: who.headers })
const post = (who: typeof commune, url: string, fields: Record<string, string>) =>
  running.app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams({ csrf: who.csrf, ...fields }).toString() },
    headers: { ...who.headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
  })

test('a report that nobody began is no document', async () => {
  for (const ending of ['docx', 'pdf', 'xlsx', 'csv'])
    expect((await get(commune, `${here()}/report.${ending}`)).statusCode).toBe(404)
})

test('a commune begins its report from the queue, and what is wrong comes back beside what was written', async () => {
  const queue = (await get(commune, '/reporting')).body
  expect(queue).toContain('Năm 2026')
  expect(queue).toContain('dữ liệu mẫu')
  expect(queue).toContain('17/12/2026')
  expect((await post(commune, `${here()}/start`, {})).statusCode).toBe(303)
  const refused = await post(commune, here(), {
    ...{ revision: '0', act: 'save', 'line-producers': '12', 'ask-results': 'Mở hai điểm bán' },
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('hãy ghi lý do')
  expect(refused.body).toContain('Mở hai điểm bán')
  expect(refused.body).toContain('href="#reason-producers"')
})

test('a commune hands its report in, its province finds it waiting, sends it back with a reason', async () => {
  const told = ['producers-green-chain', 'producers-modern-channel', 'craft-villages', 'craft-villages-with-product']
  const more = ['showrooms', 'people-trained', 'support-million']
  const lines = Object.fromEntries([...told, ...more].map((line) => [`line-${line}`, '1']))
  const answers = { 'ask-results': '=HYPERLINK("x")', 'ask-difficulties': 'Không' }
  const override = { 'line-producers': '12', 'reason-producers': '=1+1 theo sổ giấy' }
  const sent = await post(commune, here(), { revision: '0', act: 'submit', ...lines, ...answers, ...override })
  expect(sent.headers.location).toBe(here())
  const waiting = (await get(provincial, `/reporting/${periodId}/96/units?state=submitted`)).body
  expect(waiting).toContain('Xã U Minh')
  expect(waiting).not.toContain('Xã Khánh Lâm')
  expect((await post(provincial, `${here()}/return`, { reason: '' })).statusCode).toBe(422)
  await post(provincial, `${here()}/return`, { reason: 'Thiếu số tập huấn' })
  expect((await get(commune, here())).body).toContain('Bị trả lại: Thiếu số tập huấn')
})

test('a report goes out as DOCX, PDF, XLSX and CSV: the same figures, marked as samples, no formula let through', async () => {
  const docx = readZip((await get(commune, `${here()}/report.docx`)).rawPayload)
  const words = docx.get('word/document.xml')?.toString() ?? ''
  for (const part of ['XÃ U MINH', 'DỰ THẢO', 'theo sổ giấy'])
    expect([part, words.includes(part)]).toEqual([part, true])
  const text = (await readPdfText((await get(commune, `${here()}/report.pdf`)).rawPayload)).join(' ')
  expect(text).toContain('chương trình Mỗi xã một sản phẩm năm 2026')
  expect(text).toContain('Dữ liệu mẫu')
  const csv = (await get(commune, `${here()}/report.csv`)).body
  expect(csv).toContain("Chủ thể có sản phẩm còn hiệu lực,0,,12,'=1+1 theo sổ giấy")
  expect(readZip((await get(commune, `${here()}/report.xlsx`)).rawPayload).has('xl/worksheets/sheet1.xml')).toBe(true)
  expect(
    readZip((await get(provincial, `/reporting/${periodId}/96/units.xlsx`)).rawPayload).has('xl/workbook.xml'),
  ).toBe(true)
})

test('a system of the commune writes, hands in and reads the report by the API', async () => {
  const api = `/api/v1/periodic-reports/${periodId}/${uMinh}`
  const read = (await get(commune, api)).json()
  expect(read).toMatchObject({ status: 'returned', unit: { code: uMinh, state: 'returned' }, period: { isDemo: true } })
  const send = (method: 'PUT' | 'POST', url: string, payload?: object) =>
    running.app.inject({
      ...{ method, url, headers: { ...commune.headers, 'x-csrf-token': commune.csrf } },
      ...(payload && { payload }),
    })
  const { revision } = read
  const body = {
    revision,
    lines: { 'people-trained': { value: 40 } },
    answers: { results: 'Tốt', difficulties: 'Không' },
  }
  expect((await send('PUT', api, { ...body, revision: revision - 1 })).statusCode).toBe(409)
  expect((await send('PUT', api, body)).json()).toEqual({ revision: revision + 1 })
  expect((await send('POST', `${api}/submit`)).json()).toEqual({ done: true })
  expect((await send('POST', `${api}/submit`)).statusCode).toBe(422)
  const { lines } = (await get(provincial, api)).json()
  expect(lines.find((line: { line: string }) => line.line === 'people-trained').stated).toBe(40)
})
