import { renderPdf } from '../pdf.ts'
import { type AdministrativeDocument, type Block, cellInWords } from './administrative-document.ts'

/** A document of the administration as a finished PDF: the same content as `renderAdministrativeDocx`, pictures as lines, not dots. */
export function renderAdministrativePdf(document: AdministrativeDocument): Promise<Buffer> {
  const { issuer, signature, day = null, isDraft = false, addressees = [], footnote = null } = document
  const { capacity = null, title, name = '' } = signature
  return renderPdf('platform/paper/administrative.typ', {
    ...document,
    issuer: { parent: null, ...issuer },
    signature: { capacity, title, name },
    day,
    isDraft,
    addressees,
    footnote,
    body: document.body.map(forTypst),
  })
}

function forTypst(block: Block): object {
  if (block.kind === 'paragraph') return { kind: block.kind, lines: block.text.split(/\n+/) }
  if (block.kind !== 'table') return block
  const { note = null, rows } = block
  return { ...block, note, rows: rows.map((cells) => cells.map(cellInWords)) }
}
