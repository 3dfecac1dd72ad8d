import { choicesOf, type Marks, noneFits } from './card.ts'

/** The advisory group's answer to a verified criterion: an option (or that none fits), and what it rests on: files of the dossier, or words. */
export type Tick = { criterion: string; mark: string; evidence: readonly string[]; basis: string }

/** Number of the criterion → why a member does not confirm the tick. */
export type Objections = Readonly<Record<string, string>>

/** What a member put down, as it is kept: own marks, and objections to ticks. */
export type CardParts = { marks: Marks; objections: Objections }

/**
 * The whole card: at a ticked criterion the group's mark, unless the member objects, which opens it for a mark of their own; elsewhere
 * the member's. This is what the member signs, so the mean of members' totals (Điều 3 khoản 3) is taken over whole cards.
 */
export function wholeMarks(
  { marks, objections }: CardParts,
  ticks: readonly Pick<Tick, 'criterion' | 'mark'>[],
): Marks {
  const confirmed = ticks.filter(({ criterion }) => !objections[criterion])
  return { ...marks, ...Object.fromEntries(confirmed.map(({ criterion, mark }) => [criterion, mark])) }
}

/** Objections that are to a tick: one to a criterion that nobody ticked says nothing. */
export function objectionsTo(objections: Objections, ticks: readonly Pick<Tick, 'criterion'>[]): Objections {
  const ticked = new Set(ticks.map(({ criterion }) => criterion))
  return Object.fromEntries(Object.entries(objections).filter(([code, reason]) => ticked.has(code) && reason !== ''))
}

/** The mark as it stands on a signed card, which keeps no mark where nothing fitted. */
export function markOn(marks: Marks, criterion: string): string {
  return choicesOf(marks)[criterion] ?? noneFits
}
