import type { CriteriaSet, Star } from '@saolang/law/criteria-set.ts'
import { cheapestWaysTo } from '../../dossiers/improvement.ts'
import { type Choices, score } from '../../dossiers/scorecard.ts'

/** How far it is to the next star: points that are missing, how many criteria the cheapest way changes, how many of them a floor asks for. */
export type NextStar = {
  star: Star
  missingPoints: number
  changes: number
  floors: number
  criteria: readonly string[]
}

/** The way from what a sheet says now to the star above `from`, three at least; undefined at five stars and where no way leads there. */
export function nextStarOf(set: CriteriaSet, choices: Choices, from: number): NextStar | undefined {
  const star = Math.max(3, from + 1) as Star
  const [way] = star > 5 ? [] : cheapestWaysTo(set, choices, star, 1)
  const band = set.bands.find((each) => each.star === star)
  if (!way || !band) return undefined
  const missingPoints = Math.max(0, Math.round((band.from - score(set, choices).points) * 100) / 100)
  return {
    star,
    missingPoints,
    changes: way.changes.length,
    floors: way.changes.filter(({ neededByFloor }) => neededByFloor).length,
    criteria: way.changes.map(({ criterion, title }) => `${criterion} ${title}`),
  }
}
