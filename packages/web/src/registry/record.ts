import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'
import type { RecordedFact, SourceLevel } from '@saolang/core/registry/import-row.ts'
import type { OversightView } from './withdrawal/withdrawal-view.ts'

/** What a source tells, for what was transcribed and not issued here. */
export type SourceView = { level: SourceLevel; url: string; published?: string; note?: string; words: string }

/** One recognition as pages tell it. Days are 'YYYY-MM-DD'. */
export type RecognitionView = {
  id: string
  fact: RecordedFact
  status: CertificateStatus
  holds: boolean
  star?: number
  until?: string
  since?: string
  year: number
  issuedOn?: string
  expiresOn?: string
  certificateNumber?: string
  decisionNumber?: string
  authority?: string
  signer?: string
  points?: number
  parts?: readonly { code: 'A' | 'B' | 'C'; title: string; points: number; max: number }[]
  /** "Bộ 4, Quyết định 26/2026/QĐ-TTg" in its pieces. */
  set?: { no: number; title: string; decision: string }
  source?: SourceView
  code?: string
  paperHref?: string
  /** The day of the re-evaluation that carries the stars past their last day (Điều 12 khoản 3). */
  renewalFiledOn?: string
  events: readonly EventView[]
}

export type EventView = {
  kind: 'withdrawn' | 'extended' | 'replaced' | 'upgraded' | 'ended'
  on?: string
  until?: string
  documentNumber?: string
  ground?: string
  reason?: string
}

/** A product of the register as its pages tell it. */
export type RecordView = {
  name: string
  address: string
  producer?: string
  commune?: string
  province: string
  /** As the source wrote it, where it reads otherwise than today's. */
  recordedPlace?: string
  industry: string
  industryCode: string
  set?: { no: number; title: string }
  legalCode?: string
  formerCodes: readonly string[]
  verificationCode: string
  gtin?: string
  isSample: boolean
  isTranscribed: boolean
  current: RecognitionView
  /** Oldest first. */
  recognitions: readonly RecognitionView[]
  mergedInto?: { name: string; address: string }
}

/** A record with the inspections and withdrawals that its pages tell of. */
export type OverseenRecord = { record: RecordView; oversight: OversightView }

/** What another room has to say beside a product: where it can be bought, for one. */
export type BesideProduct = { title: string; text: string; href: string; label: string; isWarning?: boolean }
