import type { CouncilReliability } from '@saolang/core/councils/reliability/council-reliability.ts'
import type { UnopenedEvidence } from '@saolang/core/councils/reliability/unopened-evidence.ts'

/** What the page of a council's reliability shows. */
export type ReliabilityView = CouncilReliability & {
  council: { id: string; name: string }
  /** The reader's own seat; null for officers and auditors. */
  ownMember: string | null
  seesAll: boolean
  members: { id: string; name: string }[]
  names: Record<string, { code: string; productName: string; star: number }>
  cutOffs: { star: number; from: number }[]
  unopened: UnopenedEvidence[]
}
