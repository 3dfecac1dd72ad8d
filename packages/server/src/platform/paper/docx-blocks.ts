import type { Paragraph, Table } from 'docx'
import { type Block, type Cell, type Column, cellInWords } from './administrative-document.ts'
import { pngOf } from './chart-picture.ts'
import { type Docx, flat, textWidth } from './docx-parts.ts'

const pixelsPerMm = 96 / 25.4

/** The paragraphs and tables that a part of the body becomes. */
export async function drawBlock(docx: Docx, block: Block): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? docx.HeadingLevel.HEADING_1 : docx.HeadingLevel.HEADING_2
      return [new docx.Paragraph({ heading, children: [new docx.TextRun(block.text)] })]
    }
    case 'paragraph':
      return block.text.split(/\n+/).map((text) => indented(docx, text))
    case 'list':
      return block.items.map((item) => indented(docx, `- ${item}`))
    case 'table':
      return tableOf(docx, block)
    case 'picture':
      return pictureOf(docx, block)
  }
}

const indented = (docx: Docx, text: string) =>
  new docx.Paragraph({
    alignment: docx.AlignmentType.JUSTIFIED,
    indent: { firstLine: 567 },
    children: [new docx.TextRun(text)],
  })

function tableOf(docx: Docx, { caption, columns, rows, note }: Extract<Block, { kind: 'table' }>) {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((share / whole) * textWidth))
  const row = (cells: readonly Cell[], isHead: boolean) =>
    new docx.TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: columns.map((column, i) => cellOf(docx, column, cells[i] ?? null, { isHead, size: widths[i] ?? 0 })),
    })
  const table = new docx.Table({
    width: { size: textWidth, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    margins: { left: 85, right: 85, top: 40, bottom: 40 },
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  })
  const foot = note ? { text: note, size: 22, after: 200 } : { text: '', size: 8, after: 60 }
  return [
    flat(docx, [caption], { bold: true, size: 26, before: 120, after: 80, keepNext: true }),
    table,
    flat(docx, [foot.text], { italics: true, size: foot.size, before: 60, after: foot.after }),
  ]
}

function cellOf(docx: Docx, { align }: Column, cell: Cell, { isHead, size }: { isHead: boolean; size: number }) {
  const where = isHead ? 'center' : align
  return new docx.TableCell({
    width: { size, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable.CENTER,
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType[where === 'center' ? 'CENTER' : where === 'right' ? 'RIGHT' : 'LEFT'],
        spacing: { after: 0, line: 240, lineRule: docx.LineRuleType.AUTO },
        children: [new docx.TextRun({ text: cellInWords(cell), size: 24, bold: isHead })],
      }),
    ],
  })
}

async function pictureOf(docx: Docx, { svg, alt, caption, widthMm }: Extract<Block, { kind: 'picture' }>) {
  const { bytes, width, height } = await pngOf(svg, widthMm)
  const shown = Math.round(widthMm * pixelsPerMm)
  return [
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120, after: 60, line: 240, lineRule: docx.LineRuleType.AUTO },
      children: [
        new docx.ImageRun({
          type: 'png',
          data: bytes,
          transformation: { width: shown, height: Math.round((shown * height) / width) },
          altText: { name: caption, title: caption, description: alt },
        }),
      ],
    }),
    flat(docx, [caption], { italics: true, size: 24, after: 200 }),
  ]
}
