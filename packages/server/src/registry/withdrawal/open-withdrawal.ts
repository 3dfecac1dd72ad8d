import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import {
  findCaseProblems,
  replyDayOf,
  type WithdrawalCase,
  withdrawalDueOn,
} from '@saolang/core/registry/withdrawal/withdrawal.ts'
import { act } from '../../platform/act.ts'
import { openCertificate } from '../end-certificate.ts'
import { findInspection } from '../inspections/inspections.sql.ts'
import { takeTurn, touchProduct } from '../products.sql.ts'
import { tellProducer } from './tell-producer.ts'
import { addWithdrawal } from './withdrawals.sql.ts'

export type NewCase = WithdrawalCase & { certificateId: string; inspectionId?: string }

/**
 * Begins the withdrawal of a certificate from a conclusion (Điều 8 khoản 3 điểm a): the producer is told and may answer in public
 * before anything is decided. A commune may only confirm that production has stopped (điểm đ, khoản 4). Gives the procedure's id.
 */
export const openWithdrawal = act('withdrawal.open', async (context, sent: NewCase) => {
  const { tx, who, now } = context
  const { record, recognition } = await openCertificate(context, sent.certificateId)
  const today = legalDateOf(now)
  const input: WithdrawalCase = {
    ground: sent.ground,
    reason: tidyLines(sent.reason),
    conclusionDocument: tidy(sent.conclusionDocument),
    concludedOn: sent.concludedOn,
    replyBy: sent.replyBy,
  }
  const isCommune = who.role === 'commune-officer'
  const inspection = sent.inspectionId ? await findInspection(tx, sent.inspectionId) : undefined
  refuseIf([
    ...listProblems([
      recognition.kind !== 'issued' && { code: 'certificate.not-issued-here' },
      recognition.standing.status === 'withdrawn' && { code: 'conflict.certificate-withdrawn' },
      isCommune &&
        input.ground !== 'productionStopped' && {
          code: 'forbidden.commune-confirms-stop',
          at: 'ground',
          source: 'Điều 8 khoản 4',
        },
      sent.inspectionId !== undefined &&
        inspection?.productId !== record.product.id && { code: 'not-found.inspection' },
    ]),
    ...findCaseProblems(input, today),
  ])
  await takeTurn(tx, `withdrawal ${recognition.id}`)
  const id = context.newId()
  const replyBy = replyDayOf(input, today)
  const isFirst = await addWithdrawal(
    tx,
    {
      ...{ id, certificateId: recognition.id, productId: record.product.id, inspectionId: inspection?.id ?? null },
      ...{ ground: input.ground, reason: input.reason, conclusionDocument: input.conclusionDocument },
      ...{ concludedOn: input.concludedOn, replyBy, dueOn: withdrawalDueOn(input.concludedOn) },
      by: who.personId ?? null,
    },
    now,
  )
  refuseIf(isFirst ? [] : [{ code: 'conflict.withdrawal-open' }])
  await touchProduct(tx, record.product.id, now)
  const { name: product, organisationId } = record.product
  await tellProducer(context, { kind: 'notice', about: `withdrawal ${id}`, product, organisationId, replyBy })
  context.on('withdrawal', id, { certificateId: recognition.id, ground: input.ground, replyBy })
  return { id }
})
