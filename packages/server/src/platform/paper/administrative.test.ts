import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { readZip } from '../../testing/read-zip.ts'
import type { AdministrativeDocument } from './administrative-document.ts'
import { renderAdministrativeDocx } from './administrative-docx.ts'
import { renderAdministrativePdf } from './administrative-pdf.ts'

const chart = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120" font-family="Times New Roman" font-size="14">
  <rect x="10" y="40" width="60" height="60" fill="#2f6b3a"/><text x="10" y="116">Cửa Lò ổi ưỡ</text></svg>`

const report: AdministrativeDocument = {
  issuer: { parent: 'Ủy ban nhân dân tỉnh Cà Mau', name: 'Ủy ban nhân dân xã U Minh' },
  number: '12/BC-UBND',
  place: 'U Minh',
  day: '2027-02-05',
  type: 'Báo cáo',
  subject: 'Kết quả thực hiện chương trình mỗi xã một sản phẩm năm 2026',
  addressees: ['Ủy ban nhân dân tỉnh Cà Mau'],
  body: [
    { kind: 'heading', text: 'I. Kết quả', level: 1 },
    { kind: 'paragraph', text: 'Mật ong rừng tràm <b>& nghề "gác kèo".\nĐoạn thứ hai.' },
    { kind: 'list', items: ['Ý thứ nhất;', 'ý thứ hai.'] },
    {
      kind: 'table',
      caption: 'Bảng 1. Sản phẩm theo hạng',
      columns: [
        { title: 'Hạng', align: 'left', share: 3 },
        { title: 'Số sản phẩm', align: 'right', share: 1 },
      ],
      rows: [
        ['3 sao', 1234.5],
        ['Chưa rõ', null],
      ],
      note: 'Số liệu mẫu.',
    },
    { kind: 'picture', svg: chart, caption: 'Hình 1. Số sản phẩm', alt: 'Cửa Lò có 6 sản phẩm', widthMm: 120 },
  ],
  recipients: ['Như trên', 'Lưu: VT'],
  signature: { capacity: 'TM. Ủy ban nhân dân', title: 'Chủ tịch', name: 'Người Ký Mẫu' },
  footnote: 'Dữ liệu mẫu: văn bản này không có giá trị.',
}

const docxParts = async (document: AdministrativeDocument) => {
  const files = readZip(await renderAdministrativeDocx(document))
  const xml = files.get('word/document.xml')?.toString() ?? ''
  const wordsOf = (part: string) => [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join('')
  const paragraphs = xml.split('</w:p>').map(wordsOf)
  return { files, xml, paragraphs: paragraphs.filter(Boolean) }
}

test('a DOCX has the parts of Decree 30 in their order', async () => {
  const { paragraphs } = await docxParts(report)
  expect(paragraphs).toEqual([
    'ỦY BAN NHÂN DÂN',
    'TỈNH CÀ MAU',
    'ỦY BAN NHÂN DÂN',
    'XÃ U MINH',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: 12/BC-UBND',
    'U Minh, ngày 05 tháng 02 năm 2027',
    'BÁO CÁO',
    'Kết quả thực hiện chương trình mỗi xã một sản phẩm năm 2026',
    'Kính gửi: Ủy ban nhân dân tỉnh Cà Mau.',
    'I. Kết quả',
    'Mật ong rừng tràm &lt;b&gt;&amp; nghề &quot;gác kèo&quot;.',
    'Đoạn thứ hai.',
    '- Ý thứ nhất;',
    '- ý thứ hai.',
    'Bảng 1. Sản phẩm theo hạng',
    'Hạng',
    'Số sản phẩm',
    '3 sao',
    '1.234,5',
    'Chưa rõ',
    '–',
    'Số liệu mẫu.',
    'Hình 1. Số sản phẩm',
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    'Người Ký Mẫu',
    'Dữ liệu mẫu: văn bản này không có giá trị.',
  ])
})

test('a DOCX is A4 with the margins of the decree, in Times New Roman, and numbers its pages from the second', async () => {
  const { files, xml } = await docxParts(report)
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/)
  expect(xml).toContain('<w:titlePg/>')
  const styles = files.get('word/styles.xml')?.toString() ?? ''
  expect(styles).toMatch(/<w:docDefaults>.*w:ascii="Times New Roman".*<w:sz w:val="27"\/>.*w:val="vi-VN"/s)
  const headers = [...files].filter(([name]) => /word\/header\d\.xml/.test(name)).map(([, bytes]) => bytes.toString())
  expect(headers.filter((header) => header.includes('PAGE'))).toHaveLength(1)
})

test('a reading machine finds headings, table heads and what the picture shows', async () => {
  const { xml } = await docxParts(report)
  expect(xml).toMatch(/<w:pStyle w:val="Heading1"\/>/)
  expect(xml).toContain('<w:tblHeader/>')
  expect(xml).toContain('descr="Cửa Lò có 6 sản phẩm"')
})

test('a picture is a PNG at 300 dots an inch with the words drawn in it', async () => {
  const { files } = await docxParts(report)
  const [, png] = [...files].find(([name]) => /^word\/media\/.*\.png$/.test(name)) ?? []
  const { width, height } = await sharp(png).metadata()
  expect(width).toBe(Math.round((120 / 25.4) * 300))
  const words = await sharp(png)
    .extract({ left: 0, top: Math.round((height ?? 0) * 0.85), width: width ?? 0, height: 60 })
    .stats()
  expect(words.channels[0]?.min).toBeLessThan(80)
})

test('a draft says so and has room for number, day and name', async () => {
  const { day: _day, ...undated } = report
  const { paragraphs } = await docxParts({
    ...undated,
    isDraft: true,
    number: '……/BC-UBND',
    signature: { title: 'Chủ tịch' },
  })
  expect(paragraphs).toContain('DỰ THẢO')
  expect(paragraphs).toContain('U Minh, ngày …… tháng …… năm 20……')
})

test('the same content makes the PDF', async () => {
  const pdf = await renderAdministrativePdf(report)
  const text = (await readPdfText(pdf)).join(' ')
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Số: 12/BC-UBND',
    'U Minh, ngày 05 tháng 02 năm 2027',
    'Kính gửi: Ủy ban nhân dân tỉnh Cà Mau.',
    'I. Kết quả',
    'Mật ong rừng tràm <b>& nghề',
    '1.234,5',
    'Bảng 1. Sản phẩm theo hạng',
    'Hình 1. Số sản phẩm',
    'TM. ỦY BAN NHÂN DÂN',
    'Người Ký Mẫu',
    'Dữ liệu mẫu: văn bản này không có giá trị.',
  ])
    expect(text).toContain(words)
  expect((await PDFDocument.load(pdf)).getTitle()).toBe(
    'Báo cáo Kết quả thực hiện chương trình mỗi xã một sản phẩm năm 2026',
  )
})
