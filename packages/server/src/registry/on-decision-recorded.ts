import { system } from '@saolang/core/people/actor.ts'
import { issueCertificates } from './issue-certificates.ts'

/** A recorded decision has its certificates issued. Idempotent: what is issued stays as it is. */
export async function onDecisionRecorded({ decisionId }: { decisionId: string }): Promise<void> {
  await issueCertificates(system, { decisionId })
}
