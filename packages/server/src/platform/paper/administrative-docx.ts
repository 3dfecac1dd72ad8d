import type { IPropertiesOptions, Paragraph, Table } from 'docx'
import { type AdministrativeDocument, dayInWords, linesOfName } from './administrative-document.ts'
import { drawBlock } from './docx-blocks.ts'
import { borderless, type Docx, flat, linesOf, ruleUnder } from './docx-parts.ts'

/** The media type of a DOCX (ECMA-376). */
export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const mm = 1440 / 25.4
const twips = (millimetres: number) => Math.round(millimetres * mm)

/**
 * A document of the administration as DOCX in the form of Decree 30/2020/NĐ-CP, Appendix I: A4, margins 20/20/30/20 mm, Times New
 * Roman, state title and motto, issuer, number, place and day, body, recipients and signature, page numbers from the second page.
 * Headings, table heads and the pictures' alternative texts are real ones, so that a screen reader finds its way.
 */
export async function renderAdministrativeDocx(document: AdministrativeDocument): Promise<Buffer> {
  // Loaded at the first document: the library weighs more than a server that writes none should carry.
  const docx = await import('docx')
  const body: (Paragraph | Table)[] = []
  for (const block of document.body) body.push(...(await drawBlock(docx, block)))
  const file = new docx.Document({
    ...propertiesOf(document),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(20), bottom: twips(20), left: twips(30), right: twips(20), header: twips(10) },
          },
        },
        headers: { default: pageNumber(docx), first: new docx.Header({ children: [new docx.Paragraph({})] }) },
        children: [
          letterhead(docx, document),
          ...titleOf(docx, document),
          ...addressees(docx, document),
          ...body,
          closing(docx, document),
          ...(document.footnote ? [flat(docx, [document.footnote], { italics: true, size: 22, before: 240 })] : []),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(file)
}

const propertiesOf = ({ type, subject, issuer }: AdministrativeDocument): Omit<IPropertiesOptions, 'sections'> => {
  const heading = {
    run: { font: 'Times New Roman', size: 27, bold: true, color: '000000' },
    paragraph: { spacing: { before: 200, after: 120 }, keepNext: true },
  }
  return {
    title: `${type} ${subject}`,
    creator: issuer.name,
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: 27, language: { value: 'vi-VN' } },
          paragraph: { spacing: { after: 120, line: 264, lineRule: 'auto' } },
        },
        heading1: heading,
        heading2: { ...heading, run: { ...heading.run, italics: true } },
      },
    },
  }
}

const pageNumber = (docx: Docx) =>
  new docx.Header({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT], size: 26 })],
      }),
    ],
  })

// Part II, sections 1 to 4: who issues at the left, the national title and motto at the right, number, place and day under them.
function letterhead(docx: Docx, { issuer, number, place, day, isDraft }: AdministrativeDocument): Table {
  const left = [
    ...(issuer.parent ? linesOf(docx, linesOfName(issuer.parent), { size: 25 }) : []),
    ...linesOf(docx, linesOfName(issuer.name), { size: 25, bold: true }),
    ruleUnder(docx, 22, 62),
  ]
  const right = [
    ...linesOf(docx, ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'], { size: 25, bold: true }),
    ...linesOf(docx, ['Độc lập - Tự do - Hạnh phúc'], { size: 27, bold: true }),
    ruleUnder(docx, 58, 91),
  ]
  const draft = isDraft ? linesOf(docx, ['DỰ THẢO'], { size: 26, bold: true }) : []
  return borderless(docx, [
    [left, right],
    [
      [...linesOf(docx, [`Số: ${number}`], { size: 26 }), ...draft],
      linesOf(docx, [`${place}, ${dayInWords(day)}`], { size: 26, italics: true }),
    ],
  ])
}

// Part II, section 5: kind and subject of the document.
const titleOf = (docx: Docx, { type, subject }: AdministrativeDocument): Paragraph[] => [
  flat(docx, [type.toUpperCase()], { bold: true, size: 28, before: 280, after: 0 }),
  flat(docx, [subject], { bold: true, size: 28, after: 0 }),
  ruleUnder(docx, 40, 160, 160),
]

const addressees = (docx: Docx, { addressees = [] }: AdministrativeDocument): Paragraph[] =>
  addressees.length === 0 ? [] : [flat(docx, [`Kính gửi: ${addressees.join('; ')}.`], { after: 200 })]

// Part II, sections 7 and 9: who it goes to at the left, who signs at the right, room for seal and signature between.
function closing(docx: Docx, { recipients, signature }: AdministrativeDocument): Table {
  const to = recipients.map((line, i) => `- ${line}${i === recipients.length - 1 ? '.' : ';'}`)
  const { capacity, title, name = '' } = signature
  const left = [
    ...linesOf(docx, recipients.length > 0 ? ['Nơi nhận:'] : [], { size: 24, bold: true, italics: true, isLeft: true }),
    ...linesOf(docx, to, { size: 22, isLeft: true }),
  ]
  const right = [
    ...linesOf(
      docx,
      [...(capacity ? [capacity] : []), title].map((line) => line.toUpperCase()),
      { bold: true },
    ),
    ...linesOf(docx, ['', '', '', ''], {}),
    ...linesOf(docx, [name], { bold: true }),
  ]
  return borderless(docx, [[left.length > 0 ? left : linesOf(docx, [''], {}), right]], [0.5, 0.5])
}
