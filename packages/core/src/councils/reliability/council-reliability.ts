import { type CriteriaSet, listLeaves, type Star } from '@saolang/law/criteria-set.ts'
import { scoreCompiled } from '../../dossiers/scorecard.ts'
import { bandStarOf, compileSet } from '../../dossiers/star-compile.ts'
import { meanOf } from '../mean.ts'
import { pointsByCriterion } from '../spread.ts'
import type { Card } from '../verdict.ts'
import { type Agreement, agreementOf } from './intraclass-correlation.ts'
import { type Alpha, alphaOf } from './krippendorff-alpha.ts'
import {
  chanceOfAnotherStar,
  errorOfMean,
  isNearCutOff,
  type MeasurementError,
  measurementErrorOf,
} from './measurement-error.ts'
import { completeTableOf, type NoVariation, type Rating, type TooFew } from './rating.ts'
import { type Severity, severityOf } from './severity.ts'
import { type CardFlag, flagCards } from './straight-lining.ts'

/** A product as a council judged it: the sheet and the signed cards that counted. */
export type JudgedProduct = { product: string; set: CriteriaSet; cards: readonly Card[] }

/** What each member gave a product in all, and how firmly its rank stands; `doubt` only where the error can be told. */
export type ProductReliability = {
  product: string
  mean: number
  bandStar: Star
  totals: { member: string; points: number }[]
  doubt: { sem: number; chance: number; isNearCutOff: boolean } | null
}

/** Agreement on every criterion of one sheet; sheets differ, so they are not mixed. */
export type SheetReliability = {
  setId: string
  title: string
  products: number
  criteria: { criterion: string; title: string; alpha: Alpha | TooFew | NoVariation }[]
}

export type CouncilReliability = {
  agreement: Agreement | TooFew | NoVariation
  error: MeasurementError | TooFew
  severity: Severity
  /** The best first. */
  products: ProductReliability[]
  sheets: SheetReliability[]
  flags: CardFlag[]
}

/** Everything that can be told of how a council scores. It advises and never changes a star: the mean of the totals decides (Điều 3 khoản 3). */
export function reliabilityOf(judged: readonly JudgedProduct[]): CouncilReliability {
  const ratings = judged.flatMap(ratingsOf)
  const table = completeTableOf(ratings)
  const error = measurementErrorOf(table)
  const signed = judged.flatMap(({ product, set, cards }) =>
    cards.map(({ memberId, choices }) => ({ product, member: memberId, set, choices })),
  )
  return {
    agreement: agreementOf(table),
    error,
    severity: severityOf(ratings),
    products: judged.map((each) => productOf(each, error)).toSorted((a, b) => b.mean - a.mean),
    sheets: [...Map.groupBy(judged, ({ set }) => set).entries()].map(([set, of]) => sheetOf(set, of)),
    flags: flagCards(signed),
  }
}

function ratingsOf({ product, set, cards }: JudgedProduct): Rating[] {
  const compiled = compileSet(set)
  return cards.map(({ memberId, choices }) => ({
    product,
    member: memberId,
    points: scoreCompiled(compiled, choices).points,
  }))
}

function productOf(judged: JudgedProduct, error: MeasurementError | TooFew): ProductReliability {
  const { product, set, cards } = judged
  const totals = ratingsOf(judged).map(({ member, points }) => ({ member, points }))
  const mean = meanOf(totals.map(({ points }) => points))
  const sem = error.kind === 'error' ? errorOfMean(error, cards.length) : undefined
  const doubt =
    sem === undefined
      ? null
      : { sem, chance: chanceOfAnotherStar(mean, sem, set.bands), isNearCutOff: isNearCutOff(mean, sem, set.bands) }
  return { product, mean, bandStar: bandStarOf(compileSet(set).bands, mean), totals, doubt }
}

function sheetOf(set: CriteriaSet, judged: readonly JudgedProduct[]): SheetReliability {
  const points = judged.map(({ product, cards }) => ({ product, cards, by: pointsByCriterion(set, cards) }))
  const ratingsOn = (criterion: string): Rating[] =>
    points.flatMap(({ product, cards, by }) =>
      (by.get(criterion) ?? []).map((given, i) => ({ product, member: cards[i]?.memberId ?? '', points: given })),
    )
  const criteria = listLeaves(set).map(({ leaf: { code, title } }) => ({
    criterion: code,
    title,
    alpha: alphaOf(ratingsOn(code)),
  }))
  return { setId: set.id, title: set.title, products: judged.length, criteria }
}
