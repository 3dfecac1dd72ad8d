import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import type { MessageKey } from '../../messages/messages.ts'

/** A course in a list. Instants are ISO 8601. */
export type CourseLine = {
  id: string
  title: string
  about: string
  holder: string
  subjects: readonly Subject[]
  audience: readonly string[]
  state: 'draft' | 'open' | 'ended'
  lessons: number
  sessions: number
  hasTest: boolean
  nextAt?: string
  isDemo: boolean
}

/** A session as its readers see it; `own` is where the reader stands. */
export type SessionView = {
  id: string
  startsAt: string
  endsAt: string
  address: string
  commune: string
  trainer: string
  capacity: number
  seated: number
  waiting: number
  attended: number
  cancelReason?: string
  isOver: boolean
  isOpenToEnrol: boolean
  isAttendanceOpen: boolean
  own?: { id: string; seat?: number; attendedAt?: string }
}

/** A certificate of attendance in a list. */
export type TrainingLine = { code: string; course: string; issuedAt: string; isRevoked: boolean }

/** What the page of a course shows. */
export type CoursePageProps = {
  course: CourseLine
  passPercent?: number
  lessons: readonly { id: string; title: string; minutes: number; isFinished: boolean }[]
  sessions: readonly SessionView[]
  test?: { questions: number; attempts: number; mostAttempts: number; hasPassed: boolean }
  missing: readonly Problem[]
  certificate?: { code: string; issuedAt: string; isRevoked: boolean }
  isLearner: boolean
  isOwner: boolean
  oversees: boolean
  problems: readonly Problem[]
}

/** The words of a subject. */
export const subjectWords = {
  materials: 'support.subject.materials',
  production: 'support.subject.production',
  environment: 'support.subject.environment',
  idea: 'support.subject.idea',
  packaging: 'support.subject.packaging',
  labelling: 'support.subject.labelling',
  organisation: 'support.subject.organisation',
  brand: 'support.subject.brand',
  selling: 'support.subject.selling',
  story: 'support.subject.story',
  quality: 'support.subject.quality',
  tourism: 'support.subject.tourism',
  traceability: 'support.subject.traceability',
  procedure: 'support.subject.procedure',
  scoring: 'support.subject.scoring',
  inspection: 'support.subject.inspection',
  reporting: 'support.subject.reporting',
  digital: 'support.subject.digital',
} as const satisfies Record<Subject, MessageKey>

/** The words of a course's state. */
export const courseStateWords = {
  draft: 'support.courseDraft',
  open: 'support.courseOpen',
  ended: 'support.courseEnded',
} as const satisfies Record<CourseLine['state'], MessageKey>
export const courseStateTones = { draft: 'warn', open: 'good', ended: 'calm' } as const
