import type { Paragraph, Table } from 'docx'

/** The library, once it is loaded. */
export type Docx = typeof import('docx')

type Look = { size?: number; bold?: boolean; italics?: boolean; isLeft?: boolean }

/** Width of the text on A4 between margins of 30 and 20 mm, in twentieths of a point. */
export const textWidth = Math.round(160 * (1440 / 25.4))

/** How a letterhead divides the width between the issuer and the state. */
const letterheadShares = [0.41, 0.59]

const twips = (millimetres: number) => Math.round(millimetres * (1440 / 25.4))

/** Lines set close together, centred unless they stand at the left. Sizes are half points, as the format counts. */
export const linesOf = (docx: Docx, lines: readonly string[], { isLeft, ...look }: Look): Paragraph[] =>
  lines.map(
    (text) =>
      new docx.Paragraph({
        alignment: isLeft ? docx.AlignmentType.LEFT : docx.AlignmentType.CENTER,
        spacing: { before: 0, after: 0, line: 240, lineRule: docx.LineRuleType.AUTO },
        children: [new docx.TextRun({ text, ...look })],
      }),
  )

/** A centred paragraph without indent: titles, captions, notes. */
export const flat = (
  docx: Docx,
  [text = '']: readonly string[],
  {
    before = 0,
    after = 120,
    keepNext = false,
    ...look
  }: Look & { before?: number; after?: number; keepNext?: boolean },
): Paragraph =>
  new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    spacing: { before, after },
    keepNext,
    children: [new docx.TextRun({ text, ...look })],
  })

/** The short line that the decree draws under names and titles, in the middle of a column `columnMm` wide. */
export function ruleUnder(docx: Docx, widthMm: number, columnMm: number, after = 0): Paragraph {
  const indent = twips((columnMm - widthMm) / 2)
  return new docx.Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 0, after, line: 60, lineRule: docx.LineRuleType.EXACT },
    border: { bottom: { style: docx.BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  })
}

/** Cells side by side without lines: a letterhead, the foot of a document. */
export function borderless(
  docx: Docx,
  rows: readonly (readonly Paragraph[])[][],
  shares: readonly number[] = letterheadShares,
): Table {
  const columnWidths = shares.map((share) => Math.round(textWidth * share))
  return new docx.Table({
    width: { size: textWidth, type: docx.WidthType.DXA },
    columnWidths,
    layout: docx.TableLayoutType.FIXED,
    borders: docx.TableBorders.NONE,
    margins: { left: twips(1), right: twips(1), top: 40, bottom: 40 },
    rows: rows.map(
      (cells) =>
        new docx.TableRow({
          cantSplit: true,
          children: cells.map((children, i) => {
            const size = columnWidths[i] ?? 0
            return new docx.TableCell({ children, width: { size, type: docx.WidthType.DXA } })
          }),
        }),
    ),
  })
}
