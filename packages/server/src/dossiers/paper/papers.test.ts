import { writeFileSync } from 'node:fs'
import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import type { Actor } from '@saolang/core/people/actor.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { createDraft, fillDossier } from '../../testing/dossiers.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { attachEvidence } from '../attach-evidence.ts'
import { recordFindings } from '../review/record-findings.ts'
import { submitDossier } from '../submit-dossier.ts'
import { bindDossier } from './bound-dossier.ts'
import { printForm03 } from './form-03.ts'
import { readPaperData } from './read-papers.ts'
import { printSlip } from './slip.ts'

let running: TestApp
let producer: Actor
let id: string
let code: string

beforeAll(async () => {
  running = await openApp()
  const { personId } = await createActor({ role: 'commune-officer' })
  const { id: organisationId } = await createOrganisation(personId as string, {
    phone: '0912345678',
    email: 'htx@test.example',
    establishedOn: '2019-05-20',
    representativeGender: 'female',
    representativeEthnicity: 'Kinh',
    representativeResidence: 'Ấp 7, xã U Minh',
  })
  producer = await createActor({ role: 'producer', organisationId })
  ;({ id } = await createDraft(producer))
})
afterAll(() => running.close())

const keep = (name: string, pdf: Buffer) =>
  process.env.SAOLANG_KEEP_PAPERS && writeFileSync(`${process.env.SAOLANG_KEEP_PAPERS}/${name}.pdf`, pdf)
const site = 'https://saolang.example'

// A landscape page that is shown turned, and one smaller than A4: what scanners make.
async function scanned(): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const turned = pdf.addPage([842, 595])
  turned.setRotation(degrees(90))
  turned.drawText('turned page', { x: 300, y: 300 })
  pdf.addPage([420, 595]).drawText('small page', { x: 100, y: 300 })
  return Buffer.from(await pdf.save())
}

test('a draft has no papers yet', async () => {
  await expect(readPaperData(producer, id)).rejects.toThrow('not-found.snapshot')
})

test('papers are printed only for whoever may read the dossier', async () => {
  await fillDossier(producer, id)
  const label = await sharp({ create: { width: 600, height: 900, channels: 3, background: '#e9d9a8' } })
    .png()
    .toBuffer()
  const upload = { bytes: label, fileName: 'nhãn.png' }
  await attachEvidence(producer, { dossierId: id, caption: 'Nhãn sản phẩm (mẫu)', upload })
  const paper = { bytes: await scanned(), fileName: 'phiếu.pdf' }
  await attachEvidence(producer, { dossierId: id, caption: 'Phiếu kết quả kiểm nghiệm (mẫu)', upload: paper })
  ;({ code } = await submitDossier(producer, { dossierId: id, isPledged: true }))
  await expect(readPaperData(await createActor({ role: 'producer' }), id)).rejects.toThrow('not-your-dossier')
  const elsewhere = await createActor({ role: 'commune-officer', communeCode: '32044' })
  await expect(readPaperData(elsewhere, id)).rejects.toThrow('forbidden.jurisdiction')
})

test('every paper opens in the browser of the applicant, and no copy of it is kept on the way', async () => {
  const { headers } = await signIn(producer)
  for (const paper of ['slip', 'form-01', 'form-02', 'dossier']) {
    const answer = await running.app.inject({ url: `/dossiers/${id}/${paper}.pdf`, headers })
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ])
  }
})

test('the slip tells the code, the day by which the commune answers, and what was handed in', async () => {
  const slip = await printSlip(await readPaperData(producer, id), site)
  keep('slip', slip)
  const text = (await readPdfText(slip)).join(' ')
  expect(text).toContain(`Mã hồ sơ: ${code}`)
  expect(text).toMatch(/chậm nhất ngày \d\d tháng \d+ năm \d{4} \(15 ngày làm việc/)
  expect(text).toContain('Phiếu kết quả kiểm nghiệm (mẫu)')
})

test('the bound dossier holds cover, index, forms and every piece, numbered and hashed', async () => {
  const data = await readPaperData(producer, id)
  const bound = await bindDossier(data, site)
  keep('bound', bound)
  const document = await PDFDocument.load(bound)
  const texts = await readPdfText(bound)
  const index = texts[1] ?? ''
  expect(texts[0]).toContain('HỒ SƠ SẢN PHẨM')
  expect(index).toContain('MỤC LỤC')
  expect(index).toContain('Minh chứng số 3: Phiếu kết quả kiểm nghiệm (mẫu)')
  expect(texts.join(' ')).toContain('TỰ ĐÁNH GIÁ VỀ SẢN PHẨM')
  const firstPageOfScan = document.getPageCount() - 1
  expect(index).toMatch(new RegExp(`Phiếu kết quả kiểm nghiệm \\(mẫu\\).* 2 ${firstPageOfScan} `))
  expect(document.getPages().at(-2)?.getRotation().angle).toBe(90)
})

test('what the commune is still writing stays with it; its report is a draft until it is sent on', async () => {
  const officer = await createActor({ role: 'commune-officer' })
  const texts = {
    localMaterial: 'Nguyên liệu từ rừng tràm trong xã.',
    localLabour: 'Mười hai lao động trong xã.',
    ideaOrigin: 'Nghề gác kèo ong truyền thống.',
    localIdentity: 'Tri thức gác kèo ong.',
  }
  await recordFindings(officer, { dossierId: id, texts })
  const report = await printForm03(await readPaperData(officer, id))
  keep('form-03', report)
  expect((await readPdfText(report)).join(' ')).toMatch(
    /DỰ THẢO.*XÃ U MINH.*Mười hai lao động trong xã\..*đề nghị Ủy ban nhân dân tỉnh Cà Mau/,
  )
  expect((await readPaperData(producer, id)).findings).toBeUndefined()
})
