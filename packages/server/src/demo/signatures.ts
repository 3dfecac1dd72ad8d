import { readDecisions } from '../councils/get-decision.ts'
import { onSigningAsked, signPapers } from '../registry/signing/sign-papers.ts'
import type { DemoAccounts } from './accounts.ts'

/** The province signs the papers of its decisions with the test authority; those of the newest decision wait for who tries it out. */
export async function seedDemoSignatures({ provincialOfficer }: DemoAccounts): Promise<void> {
  const [, ...before] = await readDecisions(provincialOfficer, undefined)
  for (const { id } of before) {
    const { runId } = await signPapers(provincialOfficer, { decisionId: id, way: 'test-ca' })
    await onSigningAsked({ runId })
  }
}
