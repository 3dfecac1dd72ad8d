import type { Effectiveness } from '@saolang/core/trace/recall/effectiveness.ts'
import type { Disposal, GoodAnswer, Hazard } from '@saolang/core/trace/recall/recall.ts'
import type { StoryThing } from '@saolang/core/trace/story/story-thing.ts'

/** What anybody reads of a recall. Moments are ISO 8601. */
export type PublicRecallView = {
  code: string
  productName: string
  productHref?: string
  hazard: Hazard
  reason: string
  advice: string
  isCompulsory: boolean
  isSample: boolean
  maker?: string
  openedAt: string
  closedAt?: string
  disposal?: Disposal
  closing?: string
  roots: readonly StoryThing[]
  holders: number
  answered: number
}

/** A recall in somebody's list. `isRun`: whoever reads it runs it. */
export type RecallLine = {
  id: string
  code: string
  productName: string
  maker?: string
  hazard: Hazard
  isSample: boolean
  openedAt: string
  closedAt?: string
  isRun: boolean
  effect: Effectiveness
}

/** A holder as who runs the recall sees it; `party` where it has no name. */
export type HolderView = {
  id: string
  name?: string
  party: string
  hasAccount: boolean
  isOwn: boolean
  toldAt?: string
  way?: 'account' | 'phone' | 'letter' | 'visit'
  queued: number
  answer?: GoodAnswer & { answeredAt: string }
}

/** Something that a recall reaches. */
export type ReachedView = {
  thing: StoryThing
  kind: 'lot' | 'serial' | 'logistic-unit' | 'other'
  isRoot: boolean
  hasLeft: boolean
}

/** A recall with all that a reader may see of it. */
export type RecallView = RecallLine & {
  reason: string
  advice: string
  isCompulsory: boolean
  detectedAt: string
  made?: number
  unit: string
  disposal?: Disposal
  closing?: string
  things: readonly ReachedView[]
  holders: readonly HolderView[]
  movedSince: readonly { at: string; step?: string; eventId: string }[]
  mayAnswerFor: 'all' | 'own' | 'nobody'
  mayClose: boolean
}
