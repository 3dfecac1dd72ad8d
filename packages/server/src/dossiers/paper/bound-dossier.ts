import { degrees, PDFDocument, type PDFPage } from '@cantoo/pdf-lib'
import type { Snapshot, SnapshotEvidence } from '@saolang/core/dossiers/snapshot.ts'
import sharp from 'sharp'
import { readStored } from '../../platform/files.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { qrSvg } from '../../platform/qr.ts'
import { printForm01 } from './form-01.ts'
import { printForm02 } from './form-02.ts'
import type { PaperData } from './read-papers.ts'
import { addressInWords, instantInWords, shortMark } from './words.ts'

/** A piece of the bound dossier, still on its own. */
type Piece = {
  title: string
  criteria: readonly string[]
  sha256: string | null
  caption: string | null
  pdf: PDFDocument
}

const a4: [number, number] = [595.28, 841.89]

/**
 * "The same paper once more": cover, index, both forms and every piece of evidence as one PDF, each page with its running number
 * and the hash of what it belongs to. `publicUrl` without a final slash.
 */
export async function bindDossier(
  { snapshot, sha256 }: Pick<PaperData, 'snapshot' | 'sha256'>,
  publicUrl: string,
): Promise<Buffer> {
  const pieces = [
    await formPiece('Mẫu số 01: Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP', printForm01(snapshot)),
    await formPiece('Mẫu số 02: Báo cáo tự đánh giá về sản phẩm', printForm02(snapshot)),
  ]
  for (const evidence of snapshot.evidence) pieces.push(await evidencePiece(evidence))
  const front = await printFront(snapshot, { sha256, publicUrl, pieces })
  const bound = await PDFDocument.create()
  bound.setTitle(`Hồ sơ sản phẩm ${snapshot.dossier.code}`)
  bound.setLanguage('vi')
  const cover: Piece = { title: '', criteria: [], sha256: null, caption: null, pdf: front }
  const placed: { page: PDFPage; piece: Piece }[] = []
  for (const piece of [cover, ...pieces])
    for (const page of await bound.copyPages(piece.pdf, piece.pdf.getPageIndices()))
      placed.push({ page: bound.addPage(page), piece })
  await layOver(bound, placed, `Hồ sơ ${snapshot.dossier.code} · bản nộp ${sha256}`)
  return Buffer.from(await bound.save())
}

async function formPiece(title: string, printed: Promise<Buffer>): Promise<Piece> {
  return { title, criteria: [], sha256: null, caption: null, pdf: await PDFDocument.load(await printed) }
}

async function evidencePiece({ no, caption, fileName, criteria, mediaType, sha256 }: SnapshotEvidence): Promise<Piece> {
  const bytes = await readStored(sha256)
  const title = `Minh chứng số ${no}: ${caption || fileName}`
  const isPdf = mediaType === 'application/pdf'
  const pdf = isPdf ? await PDFDocument.load(bytes, { updateMetadata: false }) : await pictureSheet(bytes, mediaType)
  return { title, criteria, sha256, caption: isPdf ? null : title, pdf }
}

async function pictureSheet(bytes: Buffer, mediaType: string): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  const jpeg = mediaType === 'image/jpeg' ? bytes : await sharp(bytes).flatten({ background: '#fff' }).jpeg().toBuffer()
  const picture = await pdf.embedJpg(jpeg)
  const [width, height] = a4
  const { width: w, height: h } = picture.scaleToFit(width - 110, height - 150)
  pdf.addPage(a4).drawImage(picture, { x: (width - w) / 2, y: (height - 30 - h) / 2, width: w, height: h })
  return pdf
}

// The index tells page numbers that depend on how long it is itself: it is set again until it agrees.
async function printFront(
  snapshot: Snapshot,
  { sha256, publicUrl, pieces }: { sha256: string; publicUrl: string; pieces: readonly Piece[] },
): Promise<PDFDocument> {
  const { dossier, applicant, law } = snapshot
  const qr = await qrSvg(`${publicUrl}/dossiers/${dossier.id}`)
  for (let before = 2; ; ) {
    const pdf = await renderPdf('dossiers/paper/cover.typ', {
      code: dossier.code,
      productName: dossier.productName,
      organisationName: applicant.name,
      address: addressInWords(snapshot),
      qr,
      kind: dossier.kindText,
      setTitle: `Số ${law.setNo}: ${law.setTitle}`,
      submittedAt: instantInWords(dossier.submittedAt),
      snapshotMark: sha256,
      isDemo: dossier.isDemo,
      entries: entriesOf(pieces, before),
    })
    const front = await PDFDocument.load(pdf)
    if (front.getPageCount() === before) return front
    before = front.getPageCount()
  }
}

function entriesOf(pieces: readonly Piece[], before: number) {
  let next = before + 1
  return pieces.map(({ title, criteria, sha256, pdf }) => {
    const firstPage = next
    const pages = pdf.getPageCount()
    next += pages
    const mark = sha256 ? shortMark(sha256) : ''
    return { title, criteria: criteria.length > 0 ? criteria.join(', ') : null, pages, firstPage, mark }
  })
}

async function layOver(
  bound: PDFDocument,
  placed: readonly { page: PDFPage; piece: Piece }[],
  foot: string,
): Promise<void> {
  const overlay = await renderPdf('dossiers/paper/overlay.typ', {
    pages: placed.map(({ page, piece }, i) => ({
      ...seenSize(page),
      number: i + 1,
      total: placed.length,
      caption: piece.caption,
      foot: piece.sha256 ? `${piece.title} · SHA-256 ${piece.sha256}` : foot,
    })),
  })
  const sheets = await bound.embedPdf(
    overlay,
    placed.map((_, i) => i),
  )
  for (const [i, { page }] of placed.entries()) {
    const sheet = sheets[i]
    if (sheet) page.drawPage(sheet, originOf(page))
  }
}

const turnOf = (page: PDFPage) => ((page.getRotation().angle % 360) + 360) % 360

/** The size of a page as it is seen, turned. */
function seenSize(page: PDFPage): { width: number; height: number } {
  const { width, height } = page.getCropBox()
  return turnOf(page) % 180 === 0 ? { width, height } : { width: height, height: width }
}

// A page that is shown turned is drawn on against the turn, from the corner that ends up at the bottom left.
function originOf(page: PDFPage) {
  const { x, y, width, height } = page.getCropBox()
  const turn = turnOf(page)
  return {
    x: x + (turn === 90 || turn === 180 ? width : 0),
    y: y + (turn === 180 || turn === 270 ? height : 0),
    rotate: degrees(turn),
  }
}
