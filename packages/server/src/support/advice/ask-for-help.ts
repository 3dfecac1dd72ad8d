import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import {
  dueDayOf,
  findRequestProblems,
  mostFiles,
  type RequestForm,
} from '@saolang/core/support/advice/help-request.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import { act } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import { getProduct } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { addRequest, addRequestFile, addStep } from './requests.sql.ts'

export type AskInput = {
  /** Whose request it is, when an officer of the commune writes it down for them. */
  organisationId?: string | undefined
  productId?: string | undefined
  form: RequestForm
  files?: readonly StoredFile[]
}

/** A producer asks for advice, or an officer of their commune for them: it waits at the commune, with a day for the answer. Gives the id. */
export const askForHelp = act(
  'help-request.ask',
  async (context, { organisationId, productId, form, files = [] }: AskInput) => {
    const { tx, who, now } = context
    const seat = await getSeat(tx, who, organisationId)
    refuseIf(findRequestProblems(form))
    refuseIf(
      files.length > mostFiles
        ? [{ code: 'help-request.too-many-files', at: 'files', values: { most: mostFiles } }]
        : [],
    )
    const product = productId ? await getProduct(tx, productId) : undefined
    refuseIf(product && product.organisationId !== seat.id ? [{ code: 'not-found.product', at: 'product' }] : [])
    const id = context.newId()
    const askedBy = who.personId as string
    await addRequest(tx, {
      ...{ id, organisationId: seat.id, provinceCode: seat.provinceCode, communeCode: seat.communeCode, askedBy },
      ...{ subject: form.subject as Subject, title: tidy(form.title), productId: product?.id ?? null },
      ...{ isAssisted: who.role !== 'producer', dueOn: dueDayOf(legalDateOf(now)), askedAt: now, isDemo: seat.isDemo },
    })
    const words = tidyLines(form.words)
    const stepNo = await addStep(tx, id, {
      ...{ kind: 'asked', byId: askedBy, byName: who.name, side: 'producer', words, told: {}, at: now },
    })
    for (const { sha256, fileName } of files) await addRequestFile(tx, { requestId: id, stepNo, sha256, fileName })
    context.on('help-request', id, { subject: form.subject, files: files.length })
    return { id }
  },
)
