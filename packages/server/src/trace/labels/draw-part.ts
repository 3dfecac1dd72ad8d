import { setImmediate as breathe } from 'node:timers/promises'
import { type Carrier, type Layout, placeOnPage } from '@saolang/core/trace/labels/layout.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { type Coded, type DrawnSymbol, openSymbols } from './symbol.ts'

/** What all labels of a run show besides their code. */
export type Face = { name: string; maker: string; lot: string; dates: readonly string[]; star: number | null }

/** Labels to be drawn on one file. `codes` gives the code of a label by its number in the file, 0 the first. */
export type PartToDraw = { layout: Layout; carrier: Carrier; face: Face; labels: number; codes(no: number): Coded }

const pointsPerMillimetre = 72 / 25.4
const inset = 1.2
const labelsAtOnce = 8

/**
 * Draws a file of labels: the part that all share is set once and placed again and again, every symbol is a path of its own.
 * Lets the server answer every few labels.
 */
export async function drawPart(part: PartToDraw): Promise<{ bytes: Buffer; pages: number }> {
  const { layout, carrier, face, labels } = part
  const { PDFDocument, PDFName, StandardFonts } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.create()
  pdf.setTitle(`Tem ${face.lot}`)
  const [shared] = await pdf.embedPdf(await renderFace(layout, face))
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  if (!shared) throw new Error('the face of a label has no page')
  await shared.embed()
  const draw = cached(await openSymbols(carrier))
  const perPage = layout.columns * layout.rows
  const size = [layout.page.width * pointsPerMillimetre, layout.page.height * pointsPerMillimetre] as const
  const pages = Math.ceil(labels / perPage)
  for (let page = 0; page < pages; page++) {
    const onPage = Math.min(perPage, labels - page * perPage)
    const contents: string[] = []
    for (let i = 0; i < onPage; i++) {
      contents.push(drawLabel(layout, i, part.codes(page * perPage + i), draw))
      if (i % labelsAtOnce === labelsAtOnce - 1) await breathe()
    }
    const sheet = pdf.addPage([size[0], size[1]])
    sheet.node.setXObject(PDFName.of('Face'), shared.ref)
    sheet.node.setFontDictionary(PDFName.of('F'), font.ref)
    sheet.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(contents.join(''))))
    await breathe()
  }
  return { bytes: Buffer.from(await pdf.save({ objectsPerTick: 10 })), pages }
}

/** Too narrow beside the code for the maker's name. */
const isNarrow = ({ label, code }: Layout) => label.width - code < 16

/** Size of letters by the room that the label has, in points. */
function unitOf(layout: Layout): number {
  const { height } = layout.label
  if (isNarrow(layout)) return 4.4
  return height >= 36 ? 8 : height >= 28 ? 6.5 : 5
}

function renderFace(layout: Layout, face: Face): Promise<Buffer> {
  const { label, code } = layout
  const measures = { width: label.width, height: label.height, code: code + inset, inset, unit: unitOf(layout) }
  const maker = isNarrow(layout) ? '' : face.maker
  return renderPdf('trace/labels/face.typ', { ...face, maker, ...measures })
}

function drawLabel(layout: Layout, i: number, coded: Coded, draw: (coded: Coded) => DrawnSymbol): string {
  const { x, y } = placeOnPage(layout, i)
  const { label, code, page } = layout
  const { side, path } = draw(coded)
  const scale = (code / side) * pointsPerMillimetre
  const bottom = page.height - y - label.height
  const codeTop = bottom + (label.height + code) / 2
  const letters = unitOf(layout)
  const text = coded.serial
    ? `BT /F ${letters} Tf ${points(x + inset + code + 0.6)} ${points(bottom + inset + 0.4)} Td (${coded.serial}) Tj ET\n`
    : ''
  return (
    `q 1 0 0 1 ${points(x)} ${points(bottom)} cm /Face Do Q\n` +
    `q ${scale.toFixed(4)} 0 0 ${(-scale).toFixed(4)} ${points(x + inset)} ${points(codeTop)} cm\n${path}f Q\n${text}`
  )
}

const points = (millimetres: number) => (millimetres * pointsPerMillimetre).toFixed(3)

/** The last symbol again while the code stays: labels of a lot all bear the same. */
function cached(draw: (coded: Coded) => DrawnSymbol): (coded: Coded) => DrawnSymbol {
  let last: { address: string; symbol: DrawnSymbol } | undefined
  return (coded) => {
    if (last?.address !== coded.address) last = { address: coded.address, symbol: draw(coded) }
    return last.symbol
  }
}
