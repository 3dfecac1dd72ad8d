import type { ChecklistItem, ChecklistPart } from '@saolang/core/registry/inspections/checklist.ts'
import type { ConclusionOutcome, Finding } from '@saolang/core/registry/inspections/finding.ts'
import type { InspectionRisk } from '@saolang/core/registry/inspections/risk.ts'
import type { Tone } from '../../kit/notices.tsx'

export const partWords = {
  mark: 'registry.partMark',
  papers: 'registry.partPapers',
  A: 'registry.partA',
  B: 'registry.partB',
  C: 'registry.partC',
} as const satisfies Record<ChecklistPart, string>

export const riskWords = {
  reported: 'registry.riskReported',
  expiring: 'registry.riskExpiring',
  'never-inspected': 'registry.riskNeverInspected',
  'many-stars': 'registry.riskManyStars',
} as const satisfies Record<InspectionRisk, string>

export const findingWords = {
  ok: 'registry.findingOk',
  'not-ok': 'registry.findingNotOk',
  'not-seen': 'registry.findingNotSeen',
} as const

export const conclusionWords = {
  kept: 'registry.outcomeKept',
  'to-correct': 'registry.outcomeToCorrect',
  'not-kept': 'registry.outcomeNotKept',
} as const satisfies Record<ConclusionOutcome, string>

export const conclusionTones: Record<ConclusionOutcome, Tone> = {
  kept: 'good',
  'to-correct': 'warn',
  'not-kept': 'bad',
}

/** A visit in a list. Days are 'YYYY-MM-DD'. */
export type InspectionLine = {
  id: string
  code: string
  product: string
  producer?: string
  isSample: boolean
  plan?: string
  risks: readonly InspectionRisk[]
  dueOn: string
  isMine: boolean
  visitedOn?: string
  outcome?: ConclusionOutcome
}

export type Person = { id: string; name: string; place: string }

/** A visit with everything about it. */
export type InspectionView = InspectionLine & {
  address: string
  place: string
  star?: number
  why?: string
  reportCode?: string
  reportId?: string
  inspector: string
  inspectors: readonly Person[]
  checklist: readonly ChecklistItem[]
  certificateId: string
  receipt?: string
  met?: string
  words?: string
  findings: readonly Finding[]
  photos: readonly { part: ChecklistPart; sha256: string; fileName: string }[]
  conclusion?: { words: string; documentNumber: string; concludedOn: string; correctBy?: string }
}
