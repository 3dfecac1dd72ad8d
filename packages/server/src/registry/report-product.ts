import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode, shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../platform/act.ts'
import { addReport, type ReportKind, reportKinds } from './reports.sql.ts'

export type ReportForm = {
  productId: string
  kind?: string | undefined
  words?: string | undefined
  contact?: string | undefined
}

/** Takes what anyone reports of a product; gives the code to ask by. Neither words nor contact go to the audit. */
export const reportProduct = act('product.report', async (context, form: ReportForm) => {
  const words = (form.words ?? '').normalize('NFC').trim()
  const contact = tidy(form.contact ?? '')
  refuseIf(findReportProblems(form.kind, words, contact))
  const code = shortCode(context.newRandom(16))
  const id = context.newId()
  const kind = form.kind as ReportKind
  await addReport(
    context.tx,
    { id, code, productId: form.productId, kind, words, contact: contact || null },
    context.now,
  )
  context.on('report', id, { productId: form.productId, kind })
  return { code: formatShortCode(code) }
})

function findReportProblems(kind: string | undefined, words: string, contact: string): Problem[] {
  return listProblems([
    !(reportKinds as readonly (string | undefined)[]).includes(kind) && { code: 'report.kind-missing', at: 'kind' },
    words.length < 10 && { code: 'report.words-too-short', at: 'words' },
    words.length > 4000 && { code: 'report.words-too-long', at: 'words' },
    contact.length > 200 && { code: 'report.contact-too-long', at: 'contact' },
  ])
}
