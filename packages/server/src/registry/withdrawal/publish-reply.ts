import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { touchProduct } from '../products.sql.ts'
import { addReply, findPublishedFinding } from './oversight.sql.ts'
import { findWithdrawal } from './withdrawals.sql.ts'

export type Reply = { withdrawalId?: string; inspectionId?: string; words: string }

/** A producer answers, in public and once, to a procedure of withdrawal or to what was concluded from a visit. */
export const publishReply = act('reply.publish', async (context, input: Reply) => {
  const { tx, who, now } = context
  const subject = await findSubject(context, input)
  refuseIf(subject.organisationId === who.organisationId ? [] : [{ code: 'forbidden.organisation' }])
  const words = tidyLines(input.words)
  refuseIf(
    listProblems([
      words.length < 10 && { code: 'reply.words-too-short', at: 'words' },
      words.length > 3000 && { code: 'reply.words-too-long', at: 'words' },
    ]),
  )
  const id = context.newId()
  const { productId, withdrawalId, inspectionId } = subject
  const isFirst = await addReply(
    tx,
    { id, productId, withdrawalId, inspectionId, words, by: who.personId ?? null },
    now,
  )
  refuseIf(isFirst ? [] : [{ code: 'conflict.replied' }])
  await touchProduct(tx, productId, now)
  context.on('reply', id, { productId })
})

async function findSubject({ tx }: ActContext, { withdrawalId, inspectionId }: Reply) {
  const withdrawal = withdrawalId ? await findWithdrawal(tx, withdrawalId) : undefined
  const finding = inspectionId && !withdrawal ? await findPublishedFinding(tx, inspectionId) : undefined
  const found = withdrawal ?? finding
  if (!found) throw new Refused([{ code: 'not-found.withdrawal' }])
  return {
    productId: found.productId,
    organisationId: found.organisationId,
    withdrawalId: withdrawal?.id ?? null,
    inspectionId: finding?.inspectionId ?? null,
  }
}
