import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { importRecords } from '../imports/import-records.ts'
import { onDecisionRecorded } from '../on-decision-recorded.ts'
import { openWithdrawal } from '../withdrawal/open-withdrawal.ts'
import { withdrawCertificate } from '../withdrawal/withdraw-certificate.ts'

let running: TestApp
let decisionId: string
let officer: Awaited<ReturnType<typeof openSitting>>['officer']
let product: { id: string; code: string; legalCode: string; certificateId: string; certificateCode: string }
let signedOn: string
let withdrawal: Parameters<typeof withdrawCertificate>[1]

beforeAll(async () => {
  running = await openApp()
  const sitting = await openSitting()
  officer = sitting.officer
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  signedOn = legalDateOf(currentTime())
  decisionId = (
    await recordDecision(officer, {
      number: '3981/QĐ-UBND',
      signedOn,
      signerName: 'Lê Văn Chánh (mẫu)',
      signerTitle: 'Chủ tịch',
      verdictIds: [verdictId],
    })
  ).id
  await running.deliverEvents()
  product = await inTransaction(async (tx) => {
    const [row] = await tx`
      select p.id, v.code, w.code as "certificateCode", c.id as "certificateId",
        (select code from registry.product_code where product_id = p.id) as "legalCode"
      from registry.product p join registry.certificate c on c.product_id = p.id
      join registry.verification_code v on v.product_id = p.id and v.certificate_id is null
      join registry.verification_code w on w.certificate_id = c.id
      where c.decision_id = ${decisionId}`
    return row as unknown as typeof product
  })
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})
const on = (instant: string) => setClock(() => new Date(instant))
const page = (code: string) =>
  running.app.inject({ url: `/v/${encodeURIComponent(code)}`, headers: { accept: 'text/html' } })
const machine = async (code: string) => (await running.app.inject({ url: `/api/v1/verifications/${code}` })).json()

test('a code that was never issued is not found, a mistyped one is told so, and both say what to do', async () => {
  const unknown = await page('00000000000-0')
  expect(unknown.statusCode).toBe(404)
  expect(unknown.body).toContain('Không tìm thấy mã này')
  const wrong = product.code.slice(0, 3) + (product.code[3] === '7' ? '8' : '7') + product.code.slice(4)
  const mistyped = await page(wrong)
  expect(mistyped.statusCode).toBe(404)
  expect(mistyped.body).toContain('Mã chưa đúng, có ký tự sai')
  expect((await page('abc')).body).toContain('Đây không phải mã của sổ')
  expect((await machine(wrong)).problems).toMatchObject([{ code: 'not-found.code-mistyped' }])
})

test('a decision told twice issues one certificate', async () => {
  await onDecisionRecorded({ decisionId })
  const [count] = await inTransaction(
    (tx) => tx`select count(*)::int as n from registry.certificate where decision_id = ${decisionId}`,
  )
  expect(count?.n).toBe(1)
})

test('the product got the first serial of its commune in the year of its decision', () => {
  expect(product.legalCode).toMatch(new RegExp(`^\\d{2}-\\d{5}-1-${signedOn.slice(0, 4)}$`))
})

test('product code, certificate code and legal code, typed as people type, all answer; no page runs a script', async () => {
  const typed = [product.code, product.code.toLowerCase(), product.certificateCode, product.legalCode]
  for (const code of [...typed, product.code.replace(/(.{4})/g, '$1-').slice(0, 14)]) {
    const answer = await page(code)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Sao đang hiệu lực')
    expect(answer.body).toContain('3981/QĐ-UBND')
    expect(answer.body.replace(/<script type="application\/ld\+json"[^>]*>/g, '')).not.toContain('<script')
  }
  expect((await running.app.inject({ url: `/v?code=${product.code}` })).headers.location).toBe(`/v/${product.code}`)
})

test('the stars hold to the end of their last day in Viet Nam, and not a minute longer', async () => {
  const { recognition } = await machine(product.code)
  const last = recognition.expiresOn as string
  const statusAt = async (instant: string) => {
    on(instant)
    return (await machine(product.code)).status
  }
  expect(await statusAt(`${last}T16:59:00Z`)).toBe('expiring')
  expect(await statusAt(`${last}T17:00:00Z`)).toBe('expired')
  on(`${last}T16:59:59Z`)
  expect((await page(product.code)).body).toContain('Sao đang hiệu lực, sắp hết hạn')
  on(`${last}T17:00:01Z`)
  const expired = await page(product.code)
  expect(expired.statusCode).toBe(200)
  expect(expired.body).toContain('Sao đã hết hạn')
})

test('machines get the status with a signature that our public keys confirm, and a changed answer does not', async () => {
  const answer = await machine(product.code)
  const keys = createLocalJWKSet((await running.app.inject({ url: '/.well-known/jwks.json' })).json())
  const { payload } = await jwtVerify(answer.signature, keys)
  expect(payload).toMatchObject({ code: product.code, status: 'in-force', checkedAt: answer.checkedAt })
  const [head, body, signature] = answer.signature.split('.')
  const forged = Buffer.from(JSON.stringify({ ...payload, status: 'expired' })).toString('base64url')
  await expect(jwtVerify([head, forged, signature].join('.'), keys)).rejects.toThrow()
  expect(body).not.toBe(forged)
})

test('the same address answers JSON to who asks for it', async () => {
  const answer = await running.app.inject({ url: `/v/${product.code}`, headers: { accept: 'application/json' } })
  expect(answer.json()).toMatchObject({ holds: true, product: { name: 'Mật ong rừng tràm (mẫu)' } })
})

test('the address in capitals, as the QR holds it, answers too', async () => {
  const answer = await running.app.inject({ url: `/V/${product.code}`, headers: { accept: 'text/html' } })
  expect(answer.body).toContain('Sao đang hiệu lực')
  const svg = (await running.app.inject({ url: `/v/${product.code}/qr.svg` })).body
  expect(svg).toContain('<svg')
})

test('the product page names its parts, and its data say the exact status', async () => {
  const answer = await running.app.inject({ url: `/products/${product.legalCode}`, headers: { accept: 'text/html' } })
  expect(answer.body).toContain('Vì sao 4 sao')
  const jsonLd = JSON.parse(answer.body.match(/ld\+json"[^>]*>(.*?)<\/script>/)?.[1] ?? '{}')
  expect(jsonLd.hasCertification).toMatchObject({
    certificationStatus: 'https://schema.org/CertificationActive',
    'ocop:status': 'in-force',
    certificationRating: { ratingValue: 4 },
  })
})

test('a record transcribed from a source says so, and has no certificate', async () => {
  const head = 'product,industry,entity,province_old,province_new_code,stars,status,year,source_level,source_url'
  const row = 'Sầu riêng thử,Thực phẩm,HTX Thử,Cà Mau,96,4,công nhận,2025,B1,https://bao.vidu.vn/a'
  await importRecords(officer, { fileName: 'a.csv', bytes: Buffer.from(`${head}\n${row}\n`) })
  const found = (await running.app.inject({ url: '/api/v1/products?q=sau+rieng+thu' })).json()
  const answer = await page(found.products[0].address)
  expect(answer.body).toContain('Có được công nhận, chưa rõ hạn')
  expect(answer.body).toContain('không phải giấy chứng nhận do hệ thống này cấp')
  expect(answer.body).toContain('bao.vidu.vn')
})

test('only who granted the stars withdraws them, and not while the producer may still answer', async () => {
  const opening = {
    certificateId: product.certificateId,
    ground: 'productionStopped',
    reason: 'Chủ thể đã ngừng sản xuất',
    conclusionDocument: 'Giấy xác nhận 5/XN-UBND',
    concludedOn: signedOn,
    replyBy: '',
  }
  for (const role of ['producer', 'auditor'] as const)
    await expect(openWithdrawal(await createActor({ role }), opening)).rejects.toThrow('forbidden.role')
  await expect(openWithdrawal(officer, { ...opening, reason: ' ', ground: 'x' })).rejects.toThrow(/ground.*reason/)
  const { id } = await openWithdrawal(officer, opening)
  await expect(openWithdrawal(officer, opening)).rejects.toThrow('conflict.withdrawal-open')
  const decision = {
    withdrawalId: id,
    documentNumber: '9/QĐ-UBND',
    signedOn,
    signerName: 'Lê Văn Chánh',
    signerTitle: 'Chủ tịch',
  }
  for (const role of ['producer', 'commune-officer', 'auditor'] as const)
    await expect(withdrawCertificate(await createActor({ role }), decision)).rejects.toThrow('forbidden.role')
  const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  await expect(withdrawCertificate(stranger, decision)).rejects.toThrow('forbidden.jurisdiction')
  const ministry = await createActor({ role: 'ministry-officer' })
  await expect(withdrawCertificate(ministry, decision)).rejects.toThrow('forbidden.authority')
  await expect(withdrawCertificate(officer, decision)).rejects.toThrow('withdrawal.reply-open')
  withdrawal = decision
})

test('a withdrawn certificate answers within a second with its ground, also where its page was ready in memory', async () => {
  const address = `${await running.app.listen({ port: 0 })}/v/${product.code}`
  const read = async (encoding: string) => {
    const answer = await fetch(address, { headers: { accept: 'text/html', 'accept-encoding': encoding } })
    return { text: await answer.text(), head: answer.headers }
  }
  await read('br')
  for (const encoding of ['br', 'gzip', 'identity']) {
    const { text, head } = await read(encoding)
    expect(text).toContain('Sao đang hiệu lực')
    expect(head.get('etag')).toMatch(/^"/)
    expect(head.get('content-encoding') ?? 'identity').toBe(encoding)
    expect(head.get('content-security-policy')).not.toContain('script-src')
    const again = await fetch(address, { headers: { accept: 'text/html', 'if-none-match': head.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  }
  const former = setClock(() => new Date(Date.now() + 6 * 86_400_000))
  await withdrawCertificate(officer, withdrawal).finally(() => setClock(former))
  await expect.poll(async () => (await read('br')).text, { timeout: 1000 }).toContain('Sao đã bị thu hồi')
  const answer = await page(product.certificateCode)
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('Chủ thể đã ngừng sản xuất')
  expect(answer.body).toContain('Điều 8 khoản 1 điểm đ')
  expect((await running.app.inject({ url: `/products/${product.legalCode}` })).statusCode).toBe(200)
})

test('a report needs words; anyone may send one and gets a code', async () => {
  const send = (payload: string) =>
    running.app.inject({
      method: 'POST',
      url: `/products/${product.legalCode}/report`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
      },
      payload,
    })
  const refused = await send('kind=counterfeit&words=gia')
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('ít nhất 10 ký tự')
  const taken = await send('kind=counterfeit&words=Nh%C3%A3n+in+m%E1%BB%9D%2C+m%C3%A3+kh%C3%A1c&contact=')
  expect(taken.statusCode).toBe(303)
  const shown = await running.app.inject({ url: taken.headers.location as string, headers: { accept: 'text/html' } })
  expect(shown.body).toContain('Đã nhận báo cáo')
})
