import type { Citation } from './citation.ts'
import qd26 from './decisions/2026-26-qd-ttg/articles.json' with { type: 'json' }

/** A point ("điểm đ") of a clause, as printed, a paragraph a line. */
export type Point = { letter: string; text: readonly string[] }
/** A clause ("khoản 3") of an article. */
export type Clause = { no: number; text: readonly string[]; points?: readonly Point[] }
/** An article; one without clauses has its text at once. */
export type Article = { no: number; title: string; text?: readonly string[]; clauses?: readonly Clause[] }
export type Chapter = { no: string; title: string; articles: readonly Article[] }

/** The thirteen articles of Decision 26/2026/QĐ-TTg, word for word. */
export const chapters: readonly Chapter[] = qd26.chapters

/** A passage that stands alone as an answer: its place, the heading above it, its own words. */
export type Passage = { citation: Citation; title: string; lead: readonly string[]; text: readonly string[] }

/** An article by its number. */
export function findArticle(no: number): Article | undefined {
  return listArticles().find((article) => article.no === no)
}

/** Every article, in order. */
export function listArticles(): Article[] {
  return chapters.flatMap(({ articles }) => articles)
}

/** The passage at a place; undefined for a place that the decision does not have. A point comes with the words that lead to it. */
export function findPassage(citation: Citation): Passage | undefined {
  if ('annex' in citation) return undefined
  const article = findArticle(citation.article)
  if (!article) return undefined
  const { no, title } = article
  if (!citation.clause) return { citation, title, lead: [], text: article.text ?? wholeOf(article.clauses ?? []) }
  const clause = article.clauses?.find((each) => each.no === citation.clause)
  if (!clause) return undefined
  if (!citation.point) return { citation: { article: no, clause: clause.no }, title, lead: [], text: wholeOf([clause]) }
  const point = clause.points?.find(({ letter }) => letter === citation.point)
  return point && { citation, title, lead: clause.text, text: point.text }
}

/** Every passage at its finest: points where a clause has them, else the clause, else the article. */
export function listPassages(): Passage[] {
  return listArticles().flatMap(({ no, title, text, clauses }) =>
    clauses
      ? clauses.flatMap((clause) => finestOf(no, title, clause))
      : [{ citation: { article: no }, title, lead: [], text: text ?? [] }],
  )
}

function finestOf(article: number, title: string, { no, text, points }: Clause): Passage[] {
  if (!points) return [{ citation: { article, clause: no }, title, lead: [], text }]
  return points.map(({ letter, text: own }) => ({
    ...{ citation: { article, clause: no, point: letter }, title, lead: text, text: own },
  }))
}

const wholeOf = (clauses: readonly Clause[]): string[] =>
  clauses.flatMap(({ text, points = [] }) => [
    ...text,
    ...points.flatMap(({ letter, text: [first, ...rest] }) => [`${letter}) ${first}`, ...rest]),
  ])
