import { type CriteriaSet, findLeaf, listLeaves, type Star } from '@saolang/law/criteria-set.ts'
import { type Choices, score } from '../../dossiers/scorecard.ts'
import { addMonths, type LegalDate } from '../../kernel/calendar.ts'
import type { TooFew } from '../reliability/rating.ts'
import { distinct } from '../reliability/rating.ts'
import { type ReplicateDeviation, replicateDeviationOf } from '../reliability/replicates.ts'

/** The Ministry's score of an anchor: an option at each criterion, and why. */
export type AnchorModel = { choices: Choices; reasons: Readonly<Record<string, string>> }

/** One criterion of an anchor: what the member gave, what the model gives, and why. */
export type CriterionFeedback = {
  criterion: string
  title: string
  own: number
  model: number
  /** The printed words of the model's option; empty where none fits. */
  option: string
  reason: string
}

/** What a card on an anchor says of its author; for that member alone. */
export type Feedback = {
  ownTotal: number
  modelTotal: number
  ownStar: Star
  modelStar: Star
  /** Share of the criteria on which both gave the same points, 0 to 1. */
  exactShare: number
  isNear: boolean
  /** The largest differences first, then by number. */
  criteria: CriterionFeedback[]
}

/** Near the model: within so many points in all, and with the same points on so large a share of the criteria. Ours, no law's. */
export const nearModel = { points: 3, exactShare: 0.7 } as const

/** A card on an anchor against its model score. */
export function feedbackOf(set: CriteriaSet, model: AnchorModel, own: Choices): Feedback {
  const [mine, theirs] = [score(set, own), score(set, model.choices)]
  const points = (choices: Choices, code: string) =>
    findLeaf(set, code)?.options.find(({ id }) => id === choices[code])?.points ?? 0
  const criteria = listLeaves(set).map(
    ({ leaf: { code, title } }): CriterionFeedback => ({
      ...{ criterion: code, title, own: points(own, code), model: points(model.choices, code) },
      option: findLeaf(set, code)?.options.find(({ id }) => id === model.choices[code])?.text ?? '',
      reason: model.reasons[code] ?? '',
    }),
  )
  const exactShare = criteria.filter((each) => each.own === each.model).length / criteria.length
  return {
    ...{ ownTotal: mine.points, modelTotal: theirs.points, ownStar: mine.star, modelStar: theirs.star, exactShare },
    isNear: Math.abs(mine.points - theirs.points) <= nearModel.points && exactShare >= nearModel.exactShare,
    criteria: criteria.toSorted((a, b) => Math.abs(b.own - b.model) - Math.abs(a.own - a.model)),
  }
}

/** A card signed on an anchor, as far as it tells where its author stands. */
export type PracticeRecord = { anchorId: string; signedOn: LegalDate; total: number; isNear: boolean }

/**
 * Where a member stands: `none` never practised, `near` or `apart` by the newest card, `lapsed` when that is a year old. Practice
 * bars nobody from scoring: the decision asks for none.
 */
export type Calibration = {
  state: 'none' | 'near' | 'apart' | 'lapsed'
  lapsesOn: LegalDate | null
  /** How far the member strays from themselves on anchors that came again. */
  replicates: ReplicateDeviation | TooFew
}

/** The state of a member from their own cards. */
export function calibrationOf(cards: readonly PracticeRecord[], today: LegalDate): Calibration {
  const replicates = replicateDeviationOf(
    distinct(cards.map(({ anchorId }) => anchorId)).map((anchor) =>
      cards.filter(({ anchorId }) => anchorId === anchor).map(({ total }) => total),
    ),
  )
  const newest = cards.toSorted((a, b) => a.signedOn.localeCompare(b.signedOn)).at(-1)
  if (!newest) return { state: 'none', lapsesOn: null, replicates }
  const lapsesOn = addMonths(newest.signedOn, 12)
  const state = today >= lapsesOn ? 'lapsed' : newest.isNear ? 'near' : 'apart'
  return { state, lapsesOn, replicates }
}
