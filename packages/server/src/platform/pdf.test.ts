import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readPdfText } from '../testing/read-pdf-text.ts'
import { renderPdf } from './pdf.ts'
import { qrPng, qrSvg } from './qr.ts'

const decision = {
  isDraft: true,
  issuer: 'Ủy ban nhân dân tỉnh Cà Mau',
  number: null,
  symbol: 'QĐ-UBND',
  place: 'Cà Mau',
  signedOn: null,
  subject: 'Về việc công nhận sản phẩm OCOP',
  authority: 'Chủ tịch Ủy ban nhân dân tỉnh Cà Mau',
  bases: ['Căn cứ Quyết định số 26/2026/QĐ-TTg'],
  articles: ['Công nhận', 'Hiệu lực'],
  recipients: ['Lưu: VT'],
  capacity: null,
  title: 'Chủ tịch',
  signer: null,
  listTitle: 'Sản phẩm OCOP',
  items: [] as object[],
  isDemo: false,
}

test('a paper keeps every tone mark and letter of Vietnamese', async () => {
  const marks =
    'àáảãạ ằắẳẵặ ầấẩẫậ èéẻẽẹ ềếểễệ ìíỉĩị òóỏõọ ồốổỗộ ờớởỡợ ùúủũụ ừứửữự ỳýỷỹỵ đ ÀÁẢÃẠ ẰẮẲẴẶ ẦẤẨẪẬ ỀẾỂỄỆ ỒỐỔỖỘ ỜỚỞỠỢ ỪỨỬỮỰ ỲÝỶỸỴ Đ'
  const [page] = await readPdfText(await renderPdf('councils/paper/decision.typ', { ...decision, articles: [marks] }))
  for (const word of marks.split(' ')) expect(page).toContain(word)
})

test('what a user wrote is never read as a command of the printer', async () => {
  const wicked = '#panic("x") *đậm* $x^2$ @ref <nhãn> #include "/platform/config.ts" \\ [ ] { }'
  const [page] = await readPdfText(await renderPdf('councils/paper/decision.typ', { ...decision, articles: [wicked] }))
  expect(page).toContain('#panic("x") *đậm* $x^2$ @ref <nhãn> #include "/platform/config.ts"')
})

test('a draft says so and bears no number; days under ten and the first two months take a zero', async () => {
  const [draft] = await readPdfText(await renderPdf('councils/paper/decision.typ', decision))
  expect(draft).toContain('DỰ THẢO')
  expect(draft).toContain('Số: ……/QĐ-UBND')
  expect(draft).toContain('ngày …… tháng …… năm 20……')
  const signed = { ...decision, isDraft: false, number: '39/QĐ-UBND', signedOn: '2027-02-05' }
  const [paper] = await readPdfText(await renderPdf('councils/paper/decision.typ', signed))
  expect(paper).not.toContain('DỰ THẢO')
  expect(paper).toContain('Cà Mau, ngày 05 tháng 02 năm 2027')
})

test('papers are A4, with the number of the page from the second on', async () => {
  const pdf = await renderPdf('councils/paper/decision.typ', decision)
  const pages = (await PDFDocument.load(pdf)).getPages()
  expect(pages.map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual([
    [595, 842],
    [595, 842],
  ])
  const [first, second] = await readPdfText(pdf)
  expect(first?.startsWith('1')).toBe(false)
  expect(second).toMatch(/(^| )2 /)
})

test('a QR code keeps four modules of white around', async () => {
  expect(await qrSvg('https://saolang.example/v/8K3MQ7TD4XPA')).toContain('M4 4.5h7')
  const { data, info } = await sharp(await qrPng('8K3MQ7TD4XPA', 290))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(data.subarray(0, info.width * 20).every((value) => value === 255)).toBe(true)
})
