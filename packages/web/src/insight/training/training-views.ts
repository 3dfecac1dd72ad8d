import type { Change } from '@saolang/core/insight/training/before-after.ts'

export type TrainingStatistics = {
  on: string
  isNation: boolean
  /** `unit` in words; null is the reader's own province, or the nation. */
  rows: readonly { role: string; unit: string | null; holders: number; trained: number }[]
  courses: readonly { courseId: string; course: string; trained: number }[]
  intake: { communes: number; sentBefore: number; sentAfter: number; firstTimeRight: Change; days: Change }
  scoring: { cardsBefore: number; cardsAfter: number; isCountedInMembers: boolean; deviation: Change }
}
