import { randomUUID } from 'node:crypto'
import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { eraseOldContacts } from '../reports/erase-contacts.ts'
import { concludeInspection } from './conclude-inspection.ts'
import { orderInspection } from './order-inspection.ts'
import { planInspections, suggestInspections } from './plan-inspections.ts'
import { readInspection } from './read-inspections.ts'
import { recordInspection } from './record-inspection.ts'

let running: TestApp
let officer: Actor
let inspector: Actor
let product: { id: string; address: string }
let organisationId: string
const today = () => legalDateOf(currentTime())

beforeAll(async () => {
  running = await openApp()
  const sitting = await openSitting({
    organisationId: await createActor({ role: 'provincial-officer' }).then(async ({ personId }) => {
      organisationId = (await createOrganisation(personId as string)).id
      return organisationId
    }),
  })
  officer = sitting.officer
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const signer = { signerName: 'Lê Văn Chánh (mẫu)', signerTitle: 'Chủ tịch' }
  await recordDecision(officer, { number: '5/QĐ-UBND', signedOn: today(), ...signer, verdictIds: [verdictId] })
  await running.deliverEvents()
  product = await inTransaction(async (tx) => {
    const [row] = await tx`select product_id as id, address from registry.listing`
    return row as unknown as typeof product
  })
  inspector = await createActor({ role: 'commune-officer', communeCode: '32047' })
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

const order = (more: Partial<Parameters<typeof orderInspection>[1]> = {}) =>
  orderInspection(officer, {
    ...{ productId: product.id, inspector: inspector.personId as string },
    ...{ dueOn: addDays(today(), 10), why: 'Kiểm tra sau phản ánh', ...more },
  })
const answers = async (id: string, outcome: string, note = '') =>
  (await readInspection(officer, id)).checklist.map(({ code }) => ({ item: code, outcome, note }))
const record = async (id: string, outcome = 'ok', note = '', entryId: string = randomUUID()) =>
  recordInspection(inspector, {
    ...{ inspectionId: id, entryId, visitedOn: today(), met: 'Giám đốc', words: '', photos: [] },
    findings: await answers(id, outcome, note),
  })
const conclusion = (inspectionId: string, outcome: string) => ({
  ...{ inspectionId, outcome, words: 'Kết luận sau khi xem tại cơ sở.', documentNumber: '12/KL-SNNMT' },
  ...{ concludedOn: today(), correctBy: '' },
})

describe('who may', () => {
  test('only an assessor plans and orders, and only in their own area', async () => {
    const plan = { title: 'Quý IV', from: today(), to: addDays(today(), 30), documentNumber: '', inspector: 'commune' }
    for (const role of ['producer', 'commune-officer', 'auditor'] as const)
      await expect(planInspections(await createActor({ role }), { ...plan, productIds: [product.id] })).rejects.toThrow(
        'forbidden.role',
      )
    const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    await expect(planInspections(stranger, { ...plan, productIds: [product.id] })).rejects.toThrow(
      'forbidden.jurisdiction',
    )
  })

  test('nobody but the inspector who was sent records a visit, and nobody of another commune is sent', async () => {
    const other = await createActor({ role: 'commune-officer', communeCode: '32044' })
    await expect(order({ inspector: other.personId as string })).rejects.toThrow('inspection.inspector-unknown')
    const { id } = await order()
    const sent = {
      inspectionId: id,
      entryId: randomUUID(),
      visitedOn: today(),
      met: '',
      words: '',
      photos: [],
      findings: [],
    }
    await expect(recordInspection(officer, sent)).rejects.toThrow('forbidden.not-the-inspector')
    await expect(concludeInspection(officer, conclusion(id, 'kept'))).rejects.toThrow('inspection.not-recorded')
    await record(id)
  })
})

describe('a plan', () => {
  test('suggests what is at risk, orders a checklist of what the rank rests on, and suggests nothing twice', async () => {
    const found = await suggestInspections(officer, { risks: ['many-stars', 'reported', 'expiring'] })
    expect(found.map(({ productId }) => productId)).toEqual([product.id])
    await planInspections(officer, {
      ...{ title: 'Kiểm tra quý IV', from: today(), to: addDays(today(), 30), documentNumber: '3/KH' },
      ...{ inspector: inspector.personId as string, productIds: [product.id] },
    })
    expect(await suggestInspections(officer, { risks: ['many-stars'] })).toEqual([])
    const [visit] = await inTransaction((tx) => tx`select id from registry.inspection where plan_id is not null`)
    const { checklist, inspectorId } = await readInspection(officer, visit?.id)
    expect(inspectorId).toBe(inspector.personId)
    expect(checklist.filter(({ part }) => part === 'mark')).toHaveLength(4)
    expect(checklist.filter(({ part, claim }) => part === 'A' && claim).length).toBeGreaterThan(0)
    await record(visit?.id)
  })
})

describe('a record', () => {
  test('answers every item, and says why where it is not as claimed', async () => {
    const { id } = await order()
    const findings = (await answers(id, 'ok')).slice(1)
    const sent = { inspectionId: id, entryId: randomUUID(), visitedOn: today(), met: '', words: '', photos: [] }
    await expect(recordInspection(inspector, { ...sent, findings })).rejects.toThrow('inspection.item-unanswered')
    await expect(record(id, 'not-seen')).rejects.toThrow('inspection.note-missing')
    await expect(
      recordInspection(inspector, { ...sent, visitedOn: addDays(today(), 1), findings: await answers(id, 'ok') }),
    ).rejects.toThrow('inspection.day-impossible')
    await record(id)
  })

  test('sent twice, or by two sendings at once, is one record with one receipt; another entry is refused', async () => {
    const { id } = await order()
    const entry = randomUUID()
    const [one, two] = await Promise.all([record(id, 'ok', '', entry), record(id, 'ok', '', entry)])
    expect(two).toEqual(one)
    expect(await record(id, 'ok', '', entry)).toEqual(one)
    await expect(record(id)).rejects.toThrow('conflict.inspection-recorded')
    const [count] = await inTransaction(
      (tx) => tx`select count(*) as n from registry.inspection_record where inspection_id = ${id}`,
    )
    expect(count?.n).toBe(1)
  })

  test('comes from the outbox with its photos, which the producer and strangers do not see', async () => {
    const { id } = await order()
    const { headers, csrf } = await signIn(inspector)
    const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#486' } })
      .jpeg()
      .toBuffer()
    const [year, month, day] = today().split('-') as [string, string, string]
    const form = new FormData()
    const fields = { csrf, entry: randomUUID(), 'visitedOn-day': day, 'visitedOn-month': month, 'visitedOn-year': year }
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    for (const { item } of await answers(id, 'ok')) form.append(`outcome.${item}`, 'ok')
    form.append('photo.mark', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'nhan.jpg')
    const body = new Response(form)
    const payload = Buffer.from(await body.arrayBuffer())
    const send = (more: Record<string, string>) =>
      running.app.inject({
        ...{ method: 'POST' as const, url: `/api/v1/inspections/${id}/findings`, payload },
        headers: {
          'content-type': body.headers.get('content-type') as string,
          'sec-fetch-site': 'same-origin',
          ...more,
        },
      })
    expect((await send({})).statusCode).toBe(401)
    const taken = await send(headers)
    expect(taken.json()).toEqual({ receipt: expect.stringMatching(/^[0-9A-Z]{4}-/) })
    expect((await send(headers)).json()).toEqual(taken.json())
    const [shot] = (await readInspection(officer, id)).photos
    const url = `/registry/inspections/${id}/photos/${shot?.sha256}`
    const see = async (who: Actor) =>
      (await running.app.inject({ url, headers: (await signIn(who)).headers })).statusCode
    expect(await see(officer)).toBe(200)
    expect(await see(await createActor({ role: 'producer' }))).toBe(403)
    expect(await see(await createActor({ role: 'commune-officer', communeCode: '32044' }))).toBe(403)
  })
})

test('a conclusion agrees with the findings, is published, and the producer answers to it in public', async () => {
  const { id } = await order()
  await record(id, 'not-ok', 'Không thấy vùng nguyên liệu')
  await expect(concludeInspection(officer, conclusion(id, 'kept'))).rejects.toThrow('inspection.kept-against-findings')
  await concludeInspection(officer, conclusion(id, 'not-kept'))
  await expect(concludeInspection(officer, conclusion(id, 'not-kept'))).rejects.toThrow('conflict.inspection-concluded')
  const owner = await signIn(await createActor({ role: 'producer', organisationId }))
  const words = 'Vùng nguyên liệu đã chuyển sang ấp bên cạnh, kính mời kiểm tra lại.'
  const reply = await running.app.inject({
    ...{ method: 'POST', url: `/registry/inspections/${id}/reply` },
    headers: { ...owner.headers, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams({ words, csrf: owner.csrf }).toString(),
  })
  expect(reply.statusCode).toBe(303)
  for (const path of [`/products/${product.address}`, `/v/${product.address}`]) {
    const page = (await running.app.inject({ url: path, headers: { accept: 'text/html' } })).body
    expect(page).toContain('Kết luận sau khi xem tại cơ sở.')
    expect(page).toContain(words)
    expect(page).not.toContain('Giám đốc làm việc cùng')
  }
})

describe('a report', () => {
  const report = async () => {
    const sent = await running.app.inject({
      ...{ method: 'POST', url: `/products/${product.address}/report` },
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
      },
      payload: new URLSearchParams({
        kind: 'untrue',
        words: 'Nhãn ghi 5 sao ngoài chợ',
        contact: '0912345678',
      }).toString(),
    })
    const code = (sent.headers.location as string).slice('/reports/'.length).split('?')[0] as string
    const [row] = await inTransaction((tx) => tx`select id from registry.report order by reported_at desc limit 1`)
    return { code, id: row?.id as string }
  }
  const asked = async (code: string) => (await running.app.inject({ url: `/api/v1/reports/${code}` })).json()
  const desk = async (who: Actor) => {
    const { headers, csrf } = await signIn(who)
    return (path: string, fields: Record<string, string> = {}) =>
      running.app.inject({
        ...{ method: 'POST', url: `/registry/reports/${path}` },
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams({ ...fields, csrf }).toString(),
      })
  }

  test('is taken, looked into and answered; the answer stands at its code, without what was told', async () => {
    const { code, id } = await report()
    expect(await asked(code)).toMatchObject({ code, state: 'new' })
    const stranger = await desk(await createActor({ role: 'provincial-officer', provinceCode: '01' }))
    expect((await stranger(`${id}/take`)).statusCode).toBe(403)
    const post = await desk(officer)
    expect((await post(`${id}/take`)).statusCode).toBe(303)
    expect((await asked(code)).state).toBe('taken')
    const visit = await order({ reportId: id })
    await record(visit.id)
    const answer = { outcome: 'upheld', words: 'Nhãn sai đã được thu hồi khỏi chợ.' }
    expect((await post(`${id}/answer`, { ...answer, words: 'ok' })).statusCode).toBe(422)
    expect((await post(`${id}/answer`, answer)).statusCode).toBe(303)
    expect((await post(`${id}/answer`, answer)).statusCode).toBe(409)
    const told = await asked(code)
    expect(told).toMatchObject({ state: 'answered', outcome: 'upheld', answer: answer.words, visitedOn: today() })
    expect(JSON.stringify(told)).not.toMatch(/5 sao ngoài chợ|0912345678/)
    const page = await running.app.inject({ url: `/reports/${code}`, headers: { accept: 'text/html' } })
    expect(page.body).toContain(answer.words)
    expect(
      (await running.app.inject({ url: '/reports/0000-0000-0000', headers: { accept: 'text/html' } })).statusCode,
    ).toBe(404)
  })

  test('loses its contact a month after the answer, and not before', async () => {
    const { id } = await report()
    const post = await desk(officer)
    await post(`${id}/answer`, { outcome: 'not-upheld', words: 'Nhãn đúng hạng đã được công nhận.' })
    const contact = async () =>
      (await inTransaction((tx) => tx`select contact from registry.report where id = ${id}`))[0]?.contact
    await eraseOldContacts()
    expect(await contact()).toBe('0912345678')
    setClock(() => new Date(Date.now() + 31 * 86_400_000))
    await eraseOldContacts()
    expect(await contact()).toBeNull()
  })
})
