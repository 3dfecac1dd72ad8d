import { gunzipSync } from 'node:zlib'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { acceptPaper } from '../signing/accept-paper.ts'
import { readSigning } from '../signing/read-signing.ts'
import { signPapers } from '../signing/sign-papers.ts'
import { openWithdrawal } from '../withdrawal/open-withdrawal.ts'
import { withdrawCertificate } from '../withdrawal/withdraw-certificate.ts'
import { rotateCredentialKey } from './credential-keys.ts'

let running: TestApp
let officer: Actor
let code: string
let certificateId: string
let jwt: string

beforeAll(async () => {
  running = await openApp()
  const sitting = await openSitting()
  officer = sitting.officer
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const { id: decisionId } = await recordDecision(officer, {
    number: '3981/QĐ-UBND',
    signedOn: legalDateOf(currentTime()),
    signerName: 'Lê Văn Chánh (mẫu)',
    signerTitle: 'Chủ tịch',
    verdictIds: [verdictId],
  })
  await running.deliverEvents()
  await signPapers(officer, { decisionId, way: 'test-ca' })
  await running.deliverEvents()
  const { certificates } = await readSigning(officer, decisionId)
  code = certificates[0]?.code as string
  certificateId = certificates[0]?.id as string
  jwt = (await running.app.inject({ url: `/api/v1/credentials/${code}` })).body
})
afterAll(() => running.close())

const read = async (url: string) => (await running.app.inject({ url: url.replace(running.config.publicUrl, '') })).body
const html = { accept: 'text/html' }

/** Verifies as a stranger would: by the issuer's document alone. */
async function verifyByDocument(text: string): Promise<Record<string, unknown>> {
  const document = JSON.parse(await read('/.well-known/did.json'))
  const { kid } = decodeProtectedHeader(text)
  expect(document.assertionMethod).toContain(kid)
  const method = document.verificationMethod.find(({ id }: { id: string }) => id === kid)
  const { payload } = await compactVerify(text, await importJWK(method.publicKeyJwk as JWK, 'ES256'))
  return JSON.parse(Buffer.from(payload).toString('utf8'))
}

async function isSet(purpose: 'revocation' | 'suspension'): Promise<boolean> {
  const { credentialStatus } = await verifyByDocument(jwt)
  const entry = (
    credentialStatus as { statusPurpose: string; statusListCredential: string; statusListIndex: string }[]
  ).find(({ statusPurpose }) => statusPurpose === purpose)
  const list = await verifyByDocument(await read(entry?.statusListCredential as string))
  const { encodedList, type } = list.credentialSubject as { encodedList: string; type: string }
  expect([type, encodedList[0]]).toEqual(['BitstringStatusList', 'u'])
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
  expect(bits.length).toBe(16_384)
  const index = Number(entry?.statusListIndex)
  return ((bits[index >> 3] as number) & (0x80 >> (index & 7))) !== 0
}

describe('a credential', () => {
  test('says what the certificate says, secured as vc+jwt by a key of the issuer’s document', async () => {
    expect(decodeProtectedHeader(jwt)).toMatchObject({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc' })
    expect(await verifyByDocument(jwt)).toMatchObject({
      type: ['VerifiableCredential', 'OcopRecognitionCredential'],
      issuer: { id: 'did:web:localhost%3A8080' },
      credentialSubject: { name: 'Mật ong rừng tràm (mẫu)', star: 4, decisionNumber: '3981/QĐ-UBND' },
    })
  })

  test('that was edited is told so, also when only one sign of it differs', async () => {
    const [head, body, signature] = jwt.split('.') as [string, string, string]
    const five = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
    five.credentialSubject.star = 5
    const edited = [head, Buffer.from(JSON.stringify(five)).toString('base64url'), signature].join('.')
    for (const text of [edited, jwt.slice(0, 200) + (jwt[200] === 'A' ? 'B' : 'A') + jwt.slice(201), 'abc'])
      expect(await paste(text)).toContain('Đã bị sửa: chữ ký không khớp')
    expect(await paste(jwt)).toContain('Chưa bị thu hồi')
    expect(await paste('')).toContain('Hãy dán chứng thư kiểm chứng')
  })

  test('made before a key was changed is checked by its own key still', async () => {
    const before = decodeProtectedHeader(jwt).kid
    const fresh = await rotateCredentialKey(running.config.dataDir, new Date(Date.now() + 1000))
    expect(before).not.toContain(fresh.id)
    await verifyByDocument(jwt)
    const list = await read('/credentials/status/suspension/0')
    expect(decodeProtectedHeader(list).kid).toContain(fresh.id)
    const jwks = JSON.parse(await read('/.well-known/jwks.json')).keys.map(({ kid }: { kid: string }) => kid)
    expect(jwks).toContain(fresh.id)
  })
})

describe('a file on the check page', () => {
  test('is the issued one to the byte, or is not, and the three answers stand apart', async () => {
    const issued = (await running.app.inject({ url: `/products/${code}/certificate.pdf` })).rawPayload
    const good = await upload(issued)
    for (const words of ['Đúng bản đã cấp, không sai một byte', 'Sao đang hiệu lực', 'Ký bởi', 'Chứng thư thử'])
      expect(good).toContain(words)
    const changed = Buffer.from(issued)
    changed[500] = (changed[500] as number) ^ 1
    const bad = await upload(changed)
    expect(bad).toContain('Không phải bản đã cấp, hoặc đã bị sửa')
    expect(bad).toContain('Nội dung đã bị sửa sau khi ký')
    expect(bad).toContain('Sao đang hiệu lực')
    expect(await upload(Buffer.alloc(0))).toContain('Hãy chọn tệp PDF đã ký')
  })

  test('with something added behind its signature is told so', async () => {
    const issued = (await running.app.inject({ url: `/products/${code}/certificate.pdf` })).rawPayload
    const added = Buffer.concat([issued, Buffer.from('\n9 0 obj\n<< /Type /Page >>\nendobj\n')])
    expect(await upload(added)).toContain('Có nội dung thêm vào sau chữ ký')
  })

  test('is compared in the browser by the fingerprint that the page holds', async () => {
    const { createHash } = await import('node:crypto')
    const issued = (await running.app.inject({ url: `/products/${code}/certificate.pdf` })).rawPayload
    const page = await running.app.inject({ url: `/v/${code}/check`, headers: html })
    expect(page.body).toContain(createHash('sha256').update(issued).digest('hex'))
    expect((await running.app.inject({ url: '/v/00000000000-0/check', headers: html })).statusCode).toBe(404)
  })
})

test('a withdrawn certificate sets the bit of revocation at once, and its credential and file say so', async () => {
  expect([await isSet('revocation'), await isSet('suspension')]).toEqual([false, false])
  await withdraw()
  await expect.poll(() => isSet('revocation'), { timeout: 2000 }).toBe(true)
  expect(await paste(jwt)).toContain('Đã thu hồi hoặc thay thế')
  const issued = (await running.app.inject({ url: `/products/${code}/certificate.pdf` })).rawPayload
  const page = await upload(issued)
  expect(page).toContain('Đúng bản đã cấp')
  expect(page).toContain('Sao đã bị thu hồi')
})

test('only what was asked to be signed is taken in', async () => {
  await expect(
    acceptPaper(officer, { paperId: certificateId, bytes: Buffer.from('x'), way: 'upload' }),
  ).rejects.toThrow('not-found.paper')
})

async function withdraw(): Promise<void> {
  const signedOn = legalDateOf(currentTime())
  const { id: withdrawalId } = await openWithdrawal(officer, {
    certificateId,
    ground: 'productionStopped',
    reason: 'Chủ thể đã ngừng sản xuất',
    conclusionDocument: 'Giấy xác nhận 5/XN-UBND',
    concludedOn: signedOn,
    replyBy: '',
  })
  const former = setClock(() => new Date(Date.now() + 6 * 86_400_000))
  const decision = {
    withdrawalId,
    documentNumber: '9/QĐ-UBND',
    signedOn,
    signerName: 'Lê Văn Chánh',
    signerTitle: 'Chủ tịch',
  }
  await withdrawCertificate(officer, decision).finally(() => setClock(former))
}

async function paste(credential: string): Promise<string> {
  const answer = await running.app.inject({
    method: 'POST',
    url: `/v/${code}/check-credential`,
    headers: { ...html, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams({ credential }).toString(),
  })
  return answer.body
}

async function upload(bytes: Buffer): Promise<string> {
  const head =
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n'
  const answer = await running.app.inject({
    method: 'POST',
    url: `/v/${code}/check`,
    headers: { ...html, 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
  })
  return answer.body
}
