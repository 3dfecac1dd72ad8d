import type { AreaKind, PaperKind } from '@saolang/core/trace/areas/area.ts'
import type { Gap } from '@saolang/core/trace/continuity/find-gaps.ts'
import type { ShownItem } from '@saolang/core/trace/publish/minimum.ts'
import type { Hazard } from '@saolang/core/trace/recall/recall.ts'
import type { RecordView } from '../../registry/record.ts'

/** What is known of a code, and why no more is shown: taken back, never published, or never given out. */
export type JarState = 'public' | 'taken-back' | 'not-public' | 'unknown-lot' | 'unknown-serial'

/** Who vouches for a stage: the maker's diary or system, a partner whose identity was confirmed, or somebody who was not. */
export type Voucher = { kind: 'diary' | 'maker' | 'partner' | 'unconfirmed'; name?: string }

/** A stage as anybody may read it. `step`: of the diary, or of the Core Business Vocabulary. Days are 'YYYY-MM-DD'. */
export type JarStage = {
  eventId: string
  day: string
  step: string
  isDiary: boolean
  place?: { kind: AreaKind; name: string }
  by: Voucher
  /** The day on which it was written down, where that is another. */
  toldOn?: string
}

/** A recall that reaches the jar. */
export type JarRecall = {
  code: string
  hazard: Hazard
  reason: string
  advice: string
  openedOn: string
  closedOn?: string
}

/** What the page on the jar tells of a product, a lot or a single piece. */
export type JarView = {
  record: RecordView
  /** Path of this code's page, and its identifier as events name it. */
  path: string
  identifier: string
  key: string
  lot?: string
  serial?: string
  state: JarState
  photo?: string
  stages: readonly JarStage[]
  /** Address of the map of the stages' places; absent without any. */
  mapHref?: string
  papers: readonly { kind: PaperKind; number: string; issuer: string; expiresOn: string; isOver: boolean }[]
  recall?: JarRecall
  /** Scans of this single piece cannot be of one: said in neutral words. */
  isDoubtful?: boolean
  gaps: readonly Gap[]
  items: readonly ShownItem[]
  shops: readonly { href: string; title: string }[]
  /** Lots that are public, on the page of the product as a whole. */
  lots: readonly { number: string; madeOn: string; href: string }[]
}

/** A code of ours that names no product of the register: a place, a material, a parcel. */
export type OtherThing = { kind: 'place' | 'material'; owner: string; placeName: string; areaKind?: AreaKind }
