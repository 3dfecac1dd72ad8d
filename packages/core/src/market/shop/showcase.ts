import { listProblems, type Problem } from '../../kernel/problem.ts'

/** What a maker shows of a product in the shop. `months`: those in which it is in season, 1 to 12; none when it has no season. */
export type Showcase = { story: string; months: readonly number[] }

/** Photos that a product may have in the shop. */
export const mostPhotos = 6

const mostWords = 4000

/** Why such a window cannot be shown. */
export function findShowcaseProblems(
  { story, months }: Showcase,
  { photos, alts }: { photos: number; alts: readonly string[] },
): Problem[] {
  return listProblems([
    story.length > mostWords && { code: 'showcase.story-too-long', at: 'story', values: { most: mostWords } },
    months.some((month) => !Number.isInteger(month) || month < 1 || month > 12) && {
      code: 'showcase.month',
      at: 'months',
    },
    photos > mostPhotos && { code: 'showcase.too-many-photos', at: 'photos', values: { most: mostPhotos } },
    alts.some((alt) => alt.length < 3) && { code: 'showcase.alt-missing', at: 'alt' },
    alts.some((alt) => alt.length > 200) && { code: 'showcase.alt-too-long', at: 'alt' },
  ])
}

/** Whether a product is in season in a month; what has no season always is, and is never called so. */
export function isInSeason(months: readonly number[], month: number): boolean {
  return months.includes(month)
}
