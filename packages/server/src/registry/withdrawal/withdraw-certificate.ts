import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addCertificateEvent } from '../certificates.sql.ts'
import { findAuthorityProblems, openCertificate, publish } from '../end-certificate.ts'
import { touchProduct } from '../products.sql.ts'
import { tellProducer } from './tell-producer.ts'
import { addWithdrawalEnd, findWithdrawal, type WithdrawalRow } from './withdrawals.sql.ts'

export type WithdrawalDecision = {
  withdrawalId: string
  documentNumber: string
  /** The day on which the decision was signed: the certificate ends with it. */
  signedOn: string
  signerName: string
  signerTitle: string
}

/**
 * Withdraws a certificate by a decision of who granted it: the province 3 and 4 stars, the Ministry 5 (Điều 8 khoản 2). Not before
 * the producer has answered or the time to answer is over. The certificate's codes answer with their story ever after.
 */
export const withdrawCertificate = act('certificate.withdraw', async (context, input: WithdrawalDecision) => {
  const { tx, who, now } = context
  const { withdrawal, recognition } = await openCase(context, input.withdrawalId)
  const today = legalDateOf(now)
  const documentNumber = tidy(input.documentNumber)
  const signerName = tidy(input.signerName)
  const signerTitle = tidy(input.signerTitle)
  const mayDecide = withdrawal.reply !== null || today > withdrawal.replyBy
  refuseIf([
    ...listProblems([
      !documentNumber && { code: 'withdrawal.number-missing', at: 'documentNumber' },
      (!isLegalDate(input.signedOn) || input.signedOn > today || input.signedOn < withdrawal.concludedOn) && {
        code: 'withdrawal.day-impossible',
        at: 'signedOn',
      },
      !signerName && { code: 'withdrawal.signer-missing', at: 'signerName' },
      !signerTitle && { code: 'withdrawal.signer-missing', at: 'signerTitle' },
      !mayDecide && { code: 'withdrawal.reply-open', values: { day: withdrawal.replyBy } },
    ]),
    ...findAuthorityProblems(context, recognition),
  ])
  const end = { documentNumber, signedOn: input.signedOn, signerName, signerTitle }
  await endCase(context, withdrawal, { outcome: 'withdrawn', words: null, ...end })
  const isFirst = await addCertificateEvent(
    tx,
    {
      id: context.newId(),
      certificateId: recognition.id,
      kind: 'withdrawn',
      on: input.signedOn,
      documentNumber,
      ground: withdrawal.ground,
      reason: withdrawal.reason,
      by: who.personId ?? null,
    },
    now,
  )
  refuseIf(isFirst ? [] : [{ code: 'conflict.certificate-withdrawn' }])
  const { productId } = withdrawal
  await publish(context, productId)
  await context.emit('CertificateEnded', { certificateId: recognition.id, productId, cause: 'withdrawn' })
  const { product, organisationId } = withdrawal
  const about = `withdrawn ${withdrawal.id}`
  await tellProducer(context, { kind: 'withdrawn', about, product, organisationId, documentNumber })
  context.on('certificate', recognition.id, { ground: withdrawal.ground, signedOn: input.signedOn })
})

/** Ends a procedure without withdrawing: what was held against the product was put right, or was not so. The reason is published. */
export const dropWithdrawal = act(
  'withdrawal.drop',
  async (context, input: { withdrawalId: string; words: string }) => {
    const { withdrawal, recognition } = await openCase(context, input.withdrawalId)
    const words = tidyLines(input.words)
    refuseIf([
      ...listProblems([words.length < 10 && { code: 'withdrawal.drop-reason-missing', at: 'words' }]),
      ...findAuthorityProblems(context, recognition),
    ])
    const nothing = { documentNumber: null, signedOn: null, signerName: null, signerTitle: null }
    await endCase(context, withdrawal, { outcome: 'dropped', words, ...nothing })
    await touchProduct(context.tx, withdrawal.productId, context.now)
    const { product, organisationId } = withdrawal
    await tellProducer(context, { kind: 'dropped', about: `dropped ${withdrawal.id}`, product, organisationId })
    context.on('withdrawal', withdrawal.id, { outcome: 'dropped' })
  },
)

async function openCase(context: ActContext, id: string) {
  const withdrawal = await findWithdrawal(context.tx, id)
  if (!withdrawal) throw new Refused([{ code: 'not-found.withdrawal' }])
  const { recognition } = await openCertificate(context, withdrawal.certificateId)
  return { withdrawal, recognition }
}

async function endCase(
  { tx, who, now }: ActContext,
  { id: withdrawalId }: WithdrawalRow,
  end: Omit<Parameters<typeof addWithdrawalEnd>[1], 'withdrawalId' | 'by'>,
): Promise<void> {
  const isFirst = await addWithdrawalEnd(tx, { withdrawalId, by: who.personId ?? null, ...end }, now)
  refuseIf(isFirst ? [] : [{ code: 'conflict.withdrawal-ended' }])
}
