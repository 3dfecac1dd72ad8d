import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { FindingView, OversightView, WithdrawalView } from '@saolang/web/registry/withdrawal/withdrawal-view.ts'
import type { PublishedFinding } from './oversight.sql.ts'
import type { WithdrawalRow } from './withdrawals.sql.ts'

/** A procedure of withdrawal as pages tell it. */
export function toWithdrawalView(row: WithdrawalRow): WithdrawalView {
  const { id, certificateId, product, isDemo, ground, reason, conclusionDocument, concludedOn, replyBy, dueOn } = row
  return {
    ...{
      id,
      certificateId,
      product,
      isSample: isDemo,
      ground,
      reason,
      conclusionDocument,
      concludedOn,
      replyBy,
      dueOn,
    },
    openedOn: legalDateOf(row.openedAt),
    ...(row.certificateNumber && { certificateNumber: row.certificateNumber }),
    ...(row.producer && { producer: row.producer }),
    ...(row.star && { star: row.star }),
    ...(row.inspectionId && { inspectionId: row.inspectionId }),
    ...(row.outcome && { outcome: row.outcome }),
    ...(row.words && { words: row.words }),
    ...(row.documentNumber && { documentNumber: row.documentNumber }),
    ...(row.signedOn && { signedOn: row.signedOn }),
    ...(row.signerName && { signer: `${row.signerTitle} ${row.signerName}` }),
    ...toReply(row),
  }
}

/** What was concluded from a visit as it is published. */
export function toFindingView(row: PublishedFinding): FindingView {
  const { inspectionId, product, outcome, words, documentNumber, visitedOn, concludedOn, correctBy } = row
  return {
    ...{ inspectionId, product, outcome, words, documentNumber, visitedOn, concludedOn },
    ...(correctBy && { correctBy }),
    ...toReply(row),
  }
}

/** What is public of the oversight over a product. */
export function toOversightView(read: {
  withdrawals: readonly WithdrawalRow[]
  findings: readonly PublishedFinding[]
}): OversightView {
  return { withdrawals: read.withdrawals.map(toWithdrawalView), findings: read.findings.map(toFindingView) }
}

function toReply({ reply, repliedAt }: { reply: string | null; repliedAt: Date | null }) {
  return reply && repliedAt ? { reply, repliedOn: legalDateOf(repliedAt) } : {}
}
