import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeScoring } from '../../councils/close-scoring.ts'
import { issueVerdict } from '../../councils/issue-verdict.ts'
import { recordDecision } from '../../councils/record-decision.ts'
import { currentTime } from '../../platform/act.ts'
import { readStored } from '../../platform/files.ts'
import { certifyKey, holdKey } from '../../platform/signing/authority/test-authority.ts'
import type { KeyHolder } from '../../platform/signing/signer.ts'
import { findTestAuthority, openSigner } from '../../platform/signing/workshop.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { runDesktopTool } from '../../testing/signing/desktop-tool.ts'
import { type ServedAuthority, serveAuthority } from '../../testing/signing/test-signer.ts'
import { fullCard, openSitting, signCards } from '../../testing/sittings.ts'
import { acceptPaper } from './accept-paper.ts'
import { fetchHandedOver, handOverPaper, returnHandedOver } from './hand-over-paper.ts'
import { toToolMessage } from './pages.ts'
import { readSigning } from './read-signing.ts'
import { registerSigner, retireSigner } from './register-signer.ts'
import { drawPapers, signPapers } from './sign-papers.ts'

let running: TestApp
let officer: Actor
let decisionId: string
let served: ServedAuthority
let key: KeyHolder
let page: { headers: { cookie: string }; csrf: string }

beforeAll(async () => {
  served = await serveAuthority()
  running = await openApp()
  const sitting = await openSitting()
  officer = sitting.officer
  page = await signIn(officer)
  await signCards(sitting, [fullCard({ '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 })])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id: verdictId } = await issueVerdict(sitting.chair, sitting.at)
  const decision = {
    number: '3981/QĐ-UBND',
    signedOn: legalDateOf(currentTime()),
    signerName: 'Lê Văn Chánh (mẫu)',
    signerTitle: 'Phó Chủ tịch',
    verdictIds: [verdictId],
  }
  decisionId = (await recordDecision(officer, decision)).id
  await running.deliverEvents()
  await drawPapers(decisionId)
  key = await ownKey('UBND tỉnh Cà Mau', -1, 300)
})
afterAll(async () => {
  await running.close()
  served.close()
})

const papers = async () => (await readSigning(officer, decisionId)).papers
const paper = async (kind: 'decision' | 'certificate') => {
  const found = (await papers()).find((each) => each.kind === kind)
  return { ...(found as NonNullable<typeof found>), bytes: await readStored(found?.sha256 as string) }
}
const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => error.problems.map(({ code }: { code: string }) => code),
  )

// A key of this installation's test authority: what a person or an agency would hold elsewhere.
async function ownKey(name: string, from: number, to: number): Promise<KeyHolder> {
  const authority = await findTestAuthority()
  if (!authority) throw new Error('no test authority')
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const at = (days: number) => new Date(Date.now() + days * 86_400_000)
  return holdKey(
    { privateKey, certificate: certifyKey(authority, name, publicKey, { from: at(from), to: at(to) }) },
    authority,
  )
}

async function sealWith(key: KeyHolder, pdf: Buffer): Promise<Buffer> {
  const { signerOf } = await import('../../platform/signing/seal-pdf.ts')
  const { openAsk } = await import('../../platform/signing/workshop.ts')
  const stampAddress = `${(await findTestAuthority())?.address}/tsa`
  const [outcome] = await signerOf('upload', key, { stampAddress, ask: await openAsk(), now: () => new Date() }).sign(
    [{ id: '1', pdf, reason: 'Thử', fileName: 'x.pdf' }],
    {},
  )
  if (outcome?.kind !== 'signed') throw new Error('not signed')
  return outcome.pdf
}

describe('who may sign', () => {
  test('is an officer of the authority whose decision it is, nobody else', async () => {
    for (const role of ['producer', 'commune-officer', 'auditor', 'council-member'] as const)
      expect(await codesOf(signPapers(await createActor({ role }), { decisionId, way: 'test-ca' }))).toEqual([
        'forbidden.role',
      ])
    const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    expect(await codesOf(signPapers(stranger, { decisionId, way: 'test-ca' }))).toEqual(['forbidden.jurisdiction'])
    expect(await codesOf(readSigning(stranger, decisionId))).toEqual(['forbidden.jurisdiction'])
    expect(await codesOf(handOverPaper(stranger, { paperId: (await paper('decision')).id, way: 'bridge' }))).toEqual([
      'forbidden.jurisdiction',
    ])
  })

  test('signs only by a way that is open here', async () => {
    expect(await codesOf(signPapers(officer, { decisionId, way: 'pkcs11' }))).toEqual(['signing.way-closed'])
    expect(await codesOf(openSigner('remote', { code: '96', name: '' }))).toEqual(['signing.way-closed'])
  })
})

describe('what comes back signed is refused', () => {
  const refusals = async (bytes: Buffer, kind: 'decision' | 'certificate' = 'decision') =>
    codesOf(acceptPaper(officer, { paperId: (await paper(kind)).id, bytes, way: 'upload' }))

  test('while its signer is not registered, and by a stranger’s certificate ever', async () => {
    const { bytes } = await paper('decision')
    expect(await refusals(await sealWith(key, bytes))).toEqual(['signature.signer-not-registered'])
    const strange = holdKey(served.authority.signerOf('96', 'UBND tỉnh Cà Mau'), served.authority)
    expect(await refusals(await served.seal(strange, bytes))).toEqual([
      'signature.root-unknown',
      'signature.time-stamp-untrusted',
      'signature.signer-not-registered',
    ])
    const [certificate] = await key.chain()
    await registerSigner(officer, { bytes: Buffer.from(new X509Certificate(certificate as Buffer).toString()) })
    expect(await codesOf(registerSigner(officer, { bytes: certificate as Buffer }))).toEqual([
      'conflict.signer-registered',
    ])
    expect(await codesOf(registerSigner(officer, { bytes: Buffer.from('không phải') }))).toEqual([
      'signer.no-certificate',
    ])
  })

  test('when it is another document, or not signed, or one byte differs', async () => {
    const [decision, certificate] = [await paper('decision'), await paper('certificate')]
    expect(await refusals(await sealWith(key, certificate.bytes))).toEqual(['paper.other-document'])
    expect(await refusals(decision.bytes)).toEqual(['signature.none'])
    const signed = await sealWith(key, decision.bytes)
    signed[200] = (signed[200] as number) ^ 1
    expect(await refusals(signed)).toEqual(['paper.other-document', 'signature.altered'])
  })

  test('when the certificate was over at the time', async () => {
    const old = await ownKey('UBND cũ', -300, -10)
    const [certificate] = await old.chain()
    expect(await codesOf(registerSigner(officer, { bytes: certificate as Buffer }))).toEqual([
      'signature.certificate-expired',
    ])
    const { bytes } = await paper('decision')
    expect(await refusals(await sealWith(old, bytes))).toEqual([
      'signature.certificate-expired',
      'signature.signer-not-registered',
    ])
  })
})

describe('the desktop tool', () => {
  let origin: string
  beforeAll(async () => {
    origin = await running.app.listen({ port: 0, host: '127.0.0.1' })
  })
  const tool = (token: string, tamper?: (pdf: Buffer) => Buffer) =>
    runDesktopTool(toToolMessage(origin, token), {
      authority: { ...served, seal: sealWith },
      key,
      ...(tamper && { tamper }),
    })

  test('gets one paper by a token of its own, once, and a refused return is told with its reason', async () => {
    const { id } = await paper('decision')
    const token = await handOverPaper(officer, { paperId: id, way: 'bridge' })
    const answer = await tool(token, (pdf) => pdf.subarray(0, pdf.length - 200))
    expect(answer.Status).not.toBe(0)
    expect(await codesOf(fetchHandedOver(token))).toEqual(['conflict.handover-used'])
    expect(await codesOf(returnHandedOver(token, Buffer.from('x')))).toEqual(['conflict.handover-used'])
    expect(await codesOf(fetchHandedOver('A'.repeat(43)))).toEqual(['not-found.handover'])
    const { handovers } = await readSigning(officer, decisionId)
    expect(handovers[0]?.problems.length).toBeGreaterThan(0)
  })

  test('brings the decision back signed, and the page shows who signed', async () => {
    const url = `/registry/decisions/${decisionId}/papers/${(await paper('decision')).id}/handover`
    const asked = await running.app.inject({
      method: 'POST',
      url,
      headers: { ...page.headers, 'x-csrf-token': page.csrf },
    })
    const { FileName } = asked.json()
    const token = FileName.split('/').at(-2) as string
    expect(await tool(token)).toMatchObject({ Status: 0 })
    expect((await paper('decision')).signature).toMatchObject({ way: 'bridge', level: 'B-LT', isTest: true })
    const shown = await running.app.inject({
      url: `/registry/decisions/${decisionId}/signing`,
      headers: { ...page.headers, accept: 'text/html' },
    })
    expect(shown.body).toContain('Đã ký 1 trên 2 văn bản')
    expect(shown.body).toContain('UBND tỉnh Cà Mau (CHỮ KÝ THỬ)')
    expect(shown.headers['content-security-policy']).toContain("connect-src 'self' wss://127.0.0.1:8987")
    const elsewhere = await running.app.inject({
      url: '/registry/certificates',
      headers: { ...page.headers, accept: 'text/html' },
    })
    expect(elsewhere.headers['content-security-policy']).not.toContain('8987')
  })
})

test('the certificate stays a draft until a job signs what is left; then the signed file is what anyone gets', async () => {
  const { code, name } = await paper('certificate')
  const url = `/products/${code}/certificate.pdf`
  const draft = await running.app.inject({ url })
  expect((await readPdfText(draft.rawPayload)).join(' ')).toContain('BẢN CHƯA KÝ SỐ')
  await signPapers(officer, { decisionId, way: 'test-ca' })
  expect(await codesOf(signPapers(officer, { decisionId, way: 'test-ca' }))).toEqual(['conflict.signing-under-way'])
  await running.deliverEvents()
  const signed = (await running.app.inject({ url })).rawPayload
  expect((await readPdfText(signed)).join(' ')).not.toContain('BẢN CHƯA KÝ SỐ')
  expect((await readPdfText(signed)).join(' ')).toContain(name)
  const { run, papers } = await readSigning(officer, decisionId)
  expect(run?.problems).toEqual([])
  expect(papers.map(({ signature }) => signature?.way)).toEqual(['bridge', 'test-ca'])
  expect(signed.subarray(0, (await paper('certificate')).bytes.length).equals((await paper('certificate')).bytes)).toBe(
    true,
  )
})

test('a signed paper is not signed again, and its signature cannot be changed by the application', async () => {
  const { id, bytes } = await paper('decision')
  expect(
    await codesOf(acceptPaper(officer, { paperId: id, bytes: await sealWith(key, bytes), way: 'upload' })),
  ).toEqual(['conflict.paper-signed'])
  const { inTransaction } = await import('../../platform/sql.ts')
  await expect(inTransaction((tx) => tx`delete from registry.paper_signature`)).rejects.toThrow(/permission denied/)
})

test('a signer that was ended signs nothing more', async () => {
  const { signers } = await readSigning(officer, decisionId)
  await retireSigner(officer, { id: signers[0]?.id as string })
  expect(await codesOf(retireSigner(officer, { id: signers[0]?.id as string }))).toEqual(['not-found.signer'])
})
