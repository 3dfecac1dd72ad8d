import type { ConclusionOutcome } from '@saolang/core/registry/inspections/finding.ts'

/** A procedure of withdrawal as pages tell it. Days are 'YYYY-MM-DD'. */
export type WithdrawalView = {
  id: string
  certificateId: string
  certificateNumber?: string
  product: string
  producer?: string
  isSample: boolean
  star?: number
  ground: string
  reason: string
  conclusionDocument: string
  concludedOn: string
  openedOn: string
  replyBy: string
  dueOn: string
  inspectionId?: string
  reply?: string
  repliedOn?: string
  outcome?: 'withdrawn' | 'dropped'
  words?: string
  documentNumber?: string
  signedOn?: string
  signer?: string
}

/** What was concluded from a visit, as it is published. Days are 'YYYY-MM-DD'. */
export type FindingView = {
  inspectionId: string
  product: string
  outcome: ConclusionOutcome
  words: string
  documentNumber: string
  visitedOn: string
  concludedOn: string
  correctBy?: string
  reply?: string
  repliedOn?: string
}

/** What is public of the oversight over a product. */
export type OversightView = { withdrawals: readonly WithdrawalView[]; findings: readonly FindingView[] }
