import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeScoring } from '../councils/close-scoring.ts'
import { issueVerdict } from '../councils/issue-verdict.ts'
import { recordDecision } from '../councils/record-decision.ts'
import { currentTime } from '../platform/act.ts'
import { inTransaction } from '../platform/sql.ts'
import { createActor, createOrganisation, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../testing/sittings.ts'

let running: TestApp
let product: { address: string; certificateId: string }
let organisationId: string
beforeAll(async () => {
  running = await openApp()
  const by = (await createActor({ role: 'provincial-officer' })).personId as string
  organisationId = (await createOrganisation(by)).id
  const sitting = await openSitting({ organisationId })
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  await recordDecision(sitting.officer, {
    number: '5/QĐ-UBND',
    signedOn: legalDateOf(currentTime()),
    signerName: 'Lê Văn Chánh (mẫu)',
    signerTitle: 'Chủ tịch',
    verdictIds: [verdictId],
  })
  await running.deliverEvents()
  product = await inTransaction(async (tx) => {
    const [row] = await tx`
      select l.address, c.id as "certificateId" from registry.listing l join registry.certificate c on c.product_id = l.product_id`
    return row as unknown as typeof product
  })
})
afterAll(() => running.close())

const as = async (wanted: Parameters<typeof createActor>[0]) => {
  const { headers, csrf } = await signIn(await createActor(wanted))
  const html = { ...headers, accept: 'text/html', 'sec-fetch-site': 'same-origin' }
  return {
    get: (url: string) => running.app.inject({ url, headers: html }),
    post: (url: string, fields: Record<string, string>) =>
      running.app.inject({
        method: 'POST',
        url,
        headers: { ...html, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...fields, csrf }).toString(),
      }),
    upload: (content: string, token = csrf) => {
      const body = [
        `--b\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${token}\r\n`,
        `--b\r\ncontent-disposition: form-data; name="file"; filename="so.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--b--\r\n`,
      ].join('')
      const type = { 'content-type': 'multipart/form-data; boundary=b' }
      return running.app.inject({
        method: 'POST',
        url: '/registry/imports',
        headers: { ...html, ...type },
        payload: body,
      })
    },
  }
}

test('producers and councils see neither certificates, imports nor reports of the staff', async () => {
  for (const role of ['producer', 'council-member'] as const) {
    const someone = await as({ role })
    for (const place of ['certificates', 'imports', 'reports'])
      expect((await someone.get(`/registry/${place}`)).statusCode, `${role} ${place}`).toBe(403)
  }
})

test('an officer of another province sees and withdraws nothing of this one', async () => {
  const stranger = await as({ role: 'provincial-officer', provinceCode: '01' })
  expect((await stranger.get('/registry/certificates')).body).not.toContain('5/QĐ-UBND')
  expect((await stranger.get(`/registry/certificates/${product.certificateId}`)).statusCode).toBe(403)
})

test('a name or a barcode is changed by its own producer only, and a wrong check digit is refused', async () => {
  const other = await as({ role: 'producer' })
  const url = `/products/${product.address}/change`
  expect((await other.post(url, { name: 'Tên khác' })).statusCode).toBe(403)
  const owner = await as({ role: 'producer', organisationId })
  const wrong = await owner.post(url, { name: 'Mật ong U Minh (mẫu)', gtin: '8938506547828' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('chữ số kiểm tra không khớp')
  expect((await owner.post(url, { name: 'Mật ong U Minh (mẫu)', gtin: '8934563138165' })).statusCode).toBe(303)
  const page = await running.app.inject({ url: `/products/${product.address}`, headers: { accept: 'text/html' } })
  expect(page.body).toContain('Mật ong U Minh (mẫu)')
  expect(page.body).toContain('08934563138165')
  const names = await inTransaction((tx) => tx`select name from registry.product_name order by version`)
  expect(names.map(({ name }) => name)).toEqual(['Mật ong rừng tràm (mẫu)', 'Mật ong U Minh (mẫu)'])
})

test('an upload needs the token of its form, and ends on the report of its rows', async () => {
  const officer = await as({ role: 'provincial-officer' })
  const heads = 'product,industry,entity,province_old,province_new_code,stars,status,year,source_level,source_url'
  const csv = [
    heads,
    'Tôm khô thử,Thực phẩm,HTX Biển,Cà Mau,96,4,công nhận,2025,B1,https://vidu.vn/a',
    'Sai sao,Thực phẩm,HTX Biển,Cà Mau,96,9,công nhận,2025,B1,https://vidu.vn/a',
  ].join('\n')
  expect((await officer.upload(csv, 'x'.repeat(43))).statusCode).toBe(403)
  expect((await officer.upload('')).statusCode).toBe(422)
  const taken = await officer.upload(csv)
  expect(taken.statusCode).toBe(303)
  const columns = taken.headers.location as string
  expect((await officer.get(columns)).body).toContain('Tôm khô thử')
  const chosen = heads.split(',').map((field, i) => [`column-0-${i}`, field])
  const tried = await officer.post(columns, { 'use-0': 'yes', ...Object.fromEntries(chosen) })
  expect(tried.statusCode).toBe(303)
  await running.deliverEvents()
  const place = tried.headers.location as string
  const report = await officer.get(place)
  expect(report.body).toContain('Tôm khô thử')
  expect(report.body).toContain('Số sao “9” không phải 3, 4 hoặc 5.')
  expect((await officer.get('/registry/imports')).body).toContain('so.csv')
  expect((await officer.get(`${place}/rows.csv`)).body).toContain('refused')
})

test('the officer in charge withdraws by forms that keep what was typed, after the producer could answer in public', async () => {
  const officer = await as({ role: 'provincial-officer' })
  const url = `/registry/certificates/${product.certificateId}`
  expect((await officer.get('/registry/certificates')).body).toContain(url)
  const [year = '', month = '', day = ''] = legalDateOf(currentTime()).split('-')
  const dated = (name: string) => ({ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year })
  const opening = { ...dated('concludedOn'), conclusionDocument: 'Kết luận 12/KL', ground: 'markMisused' }
  const refused = await officer.post(`${url}/withdraw`, { ...opening, reason: '' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Kết luận 12/KL')
  const opened = await officer.post(`${url}/withdraw`, { ...opening, reason: 'In nhãn sai hạng sao' })
  expect(opened.statusCode).toBe(303)
  const procedure = opened.headers.location as string
  const decision = {
    ...dated('signedOn'),
    documentNumber: '77/QĐ-UBND',
    signerName: 'Lê Văn Chánh',
    signerTitle: 'Chủ tịch',
  }
  expect((await officer.post(`${procedure}/decide`, decision)).body).toContain('còn quyền trả lời')
  const words = { words: 'Chúng tôi đã thu hồi toàn bộ nhãn in sai từ tháng trước.' }
  expect((await (await as({ role: 'producer' })).post(`${procedure}/reply`, words)).statusCode).toBe(403)
  const owner = await as({ role: 'producer', organisationId })
  expect((await owner.get('/registry/withdrawals')).body).toContain(procedure)
  expect((await owner.post(`${procedure}/reply`, words)).statusCode).toBe(303)
  expect((await owner.post(`${procedure}/reply`, words)).statusCode).toBe(409)
  expect((await officer.post(`${procedure}/decide`, decision)).statusCode).toBe(303)
  const page = await running.app.inject({ url: `/v/${product.address}`, headers: { accept: 'text/html' } })
  for (const told of ['In nhãn sai hạng sao', '77/QĐ-UBND', words.words]) expect(page.body).toContain(told)
  const paper = await running.app.inject({ url: `${procedure.replace('/registry', '')}/decision.pdf` })
  expect(paper.headers['content-type']).toBe('application/pdf')
  const counts = (await running.app.inject({ url: '/api/v1/oversight' })).json().counts
  expect(counts).toContainEqual({ what: 'withdrawal', kind: 'markMisused', real: 0, sample: 1 })
})
