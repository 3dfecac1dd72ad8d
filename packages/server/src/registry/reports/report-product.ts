import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode, shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { type StoredFile, storeUpload, type Upload } from '../../platform/files.ts'
import { addReport, addReportPhoto, type ReportKind, reportKinds } from './reports.sql.ts'

export type ReportForm = {
  productId: string
  kind?: string | undefined
  words?: string | undefined
  contact?: string | undefined
  photos?: readonly StoredFile[] | undefined
}

const mostPhotos = 4

/** Takes what anyone reports of a product; gives the code to ask by. Neither words nor contact go to the audit. */
export const reportProduct = act('product.report', async (context, form: ReportForm) => {
  const words = (form.words ?? '').normalize('NFC').trim()
  const contact = tidy(form.contact ?? '')
  refuseIf(findReportProblems({ kind: form.kind, words, contact }))
  const code = shortCode(context.newRandom(16))
  const id = context.newId()
  const kind = form.kind as ReportKind
  await addReport(
    context.tx,
    { id, code, productId: form.productId, kind, words, contact: contact || null },
    context.now,
  )
  const photos = form.photos ?? []
  for (const { sha256, fileName } of photos) await addReportPhoto(context.tx, { reportId: id, sha256, fileName })
  context.on('report', id, { productId: form.productId, kind, photos: photos.length })
  return { code: formatShortCode(code) }
})

/** Examines and keeps the photos of a report; refuses papers, and more than four. Nothing is kept of a report that is refused for its words. */
export async function storeReportPhotos(form: ReportForm, uploads: readonly Upload[]): Promise<StoredFile[]> {
  const words = (form.words ?? '').normalize('NFC').trim()
  refuseIf([
    ...findReportProblems({ kind: form.kind, words, contact: tidy(form.contact ?? '') }),
    ...listProblems([
      uploads.length > mostPhotos && { code: 'report.too-many-photos', at: 'photos', values: { most: mostPhotos } },
    ]),
  ])
  const photos: StoredFile[] = []
  for (const upload of uploads) photos.push(await storeUpload(upload))
  refuseIf(
    listProblems([
      photos.some(({ mediaType }) => mediaType === 'application/pdf') && {
        code: 'report.photo-expected',
        at: 'photos',
      },
    ]),
  )
  return photos
}

function findReportProblems({
  kind,
  words,
  contact,
}: {
  kind: string | undefined
  words: string
  contact: string
}): Problem[] {
  return listProblems([
    !(reportKinds as readonly (string | undefined)[]).includes(kind) && { code: 'report.kind-missing', at: 'kind' },
    words.length < 10 && { code: 'report.words-too-short', at: 'words' },
    words.length > 4000 && { code: 'report.words-too-long', at: 'words' },
    contact.length > 200 && { code: 'report.contact-too-long', at: 'contact' },
  ])
}
