import type { Subject } from '@saolang/core/support/subjects.ts'

/** A plan in a list. */
export type PlanLine = {
  id: string
  productName: string
  organisation: string
  targetStar: number
  status: 'open' | 'used' | 'dropped'
  steps: number
  done: number
  late: number
  changedAt: string
  isDemo: boolean
}

/** A step of a plan. Days are 'YYYY-MM-DD'. */
export type PlanStepView = {
  criterion: string
  title: string
  fromWords?: string
  toWords: string
  pointsWon: number
  isNeededByFloor: boolean
  helper: string
  dueOn: string
  costNote: string
  note: string
  doneOn?: string
  standing: 'open' | 'late' | 'done'
  subject?: Subject
  courses: readonly { id: string; title: string }[]
  files: readonly { sha256: string; fileName: string; isPicture: boolean }[]
}
