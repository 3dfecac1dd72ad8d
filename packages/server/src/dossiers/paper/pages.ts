import { slug } from '@saolang/core/kernel/text.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { printForm01 } from './form-01.ts'
import { printForm02 } from './form-02.ts'
import { printForm03 } from './form-03.ts'
import { type PaperData, readPaperData } from './read-papers.ts'
import { printSlip } from './slip.ts'

type Paper = { path: string; fileName: string; print(data: PaperData, publicUrl: string): Promise<Buffer> }

// Loaded at the first binding, for the memory that its PDF library takes.
const bind: Paper['print'] = async (...of) => (await import('./bound-dossier.ts')).bindDossier(...of)

const papers: Paper[] = [
  { path: '/dossiers/:id/slip.pdf', fileName: 'bien-nhan', print: printSlip },
  { path: '/dossiers/:id/form-01.pdf', fileName: 'mau-01', print: ({ snapshot }) => printForm01(snapshot) },
  { path: '/dossiers/:id/form-02.pdf', fileName: 'mau-02', print: ({ snapshot }) => printForm02(snapshot) },
  { path: '/dossiers/:id/dossier.pdf', fileName: 'ho-so', print: bind },
  { path: '/desk/dossiers/:id/form-03.pdf', fileName: 'mau-03', print: printForm03 },
]

/** The papers of a submitted dossier: slip of receipt, forms, the whole dossier bound, the commune's report. */
export function dossierPaperPages(app: App): void {
  for (const { path, fileName, print } of papers)
    app.get(path, { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) => {
      const data = await readPaperData(request.actor, request.params.id)
      return sendPdf(reply, `${fileName}-${slug(data.snapshot.dossier.code)}`, await print(data, request.publicUrl))
    })
}
