import type { AdviserKind, AdviserRecord, AdviserStanding } from '@saolang/core/support/directory/adviser.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import type { Tone } from '../../kit/notices.tsx'

/** The record, and in how many of its dossiers the papers themselves name the adviser as paid. */
export type RecordView = AdviserRecord & { paidInPapers: number }

export type AdviserLine = {
  id: string
  kind: AdviserKind
  name: string
  taxCode: string
  subjects: readonly Subject[]
  /** Home province in words. */
  province: string
  /** Complaints that the home province upheld. */
  upheld: number
  isDemo: boolean
  record?: RecordView
}

export type AdviserView = AdviserLine & {
  record: RecordView
  phone: string
  email: string
  about: string
  standing: AdviserStanding
  reason: string
  /** Provinces in words; empty is everywhere. */
  worksIn: readonly string[]
  /** Councils on which this person sits. */
  councils: readonly string[]
  mayRule: boolean
  mayTell: boolean
}

export type ComplaintView = {
  id: string
  adviserId: string
  adviser: string
  organisation: string
  words: string
  madeAt: string
  ruling: 'upheld' | 'dismissed' | null
  reason: string | null
}

export type AdviserDeskView = {
  advisers: readonly (AdviserLine & { standing: AdviserStanding })[]
  complaints: readonly ComplaintView[]
}

export const standingTones = {
  waiting: 'info',
  listed: 'good',
  refused: 'bad',
  removed: 'bad',
} as const satisfies Record<AdviserStanding, Tone>
