import { isLegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { isWebAddress } from './occasion.ts'
import { findToldProblems, type Told } from './two-languages.ts'

/** Where a piece of news stands. What was public is archived, never taken back unseen. */
export const newsStates = ['draft', 'published', 'archived'] as const
export type NewsState = (typeof newsStates)[number]

export const newsKinds = ['news', 'event'] as const
export type NewsKind = (typeof newsKinds)[number]

/** What may be done to a piece of news, and where that leads. */
export const newsMoves = {
  publish: { from: 'draft', to: 'published' },
  archive: { from: 'published', to: 'archived' },
} as const satisfies Record<string, { from: NewsState; to: NewsState }>
export type NewsMove = keyof typeof newsMoves

/** A piece of news as it is written. `onDay`: the day that it tells of. */
export type NewsForm = Told & { kind: string; onDay: string; place: string; source: string; sourceUrl: string }

export const newsLength = { least: 80, most: 20_000 }
export const mostNewsFiles = 8

/** Why a piece of news cannot be kept so. */
export function findNewsProblems(form: NewsForm): Problem[] {
  return [
    ...findToldProblems(form, newsLength),
    ...listProblems([
      !(newsKinds as readonly string[]).includes(form.kind) && { code: 'news.kind', at: 'kind' },
      !isLegalDate(form.onDay) && { code: 'news.day', at: 'onDay' },
      form.place.length > 200 && { code: 'news.place', at: 'place' },
      form.kind === 'event' && form.place.length < 3 && { code: 'news.place', at: 'place' },
      (form.source.length < 3 || form.source.length > 200) && { code: 'news.source', at: 'source' },
      form.sourceUrl !== '' && !isWebAddress(form.sourceUrl) && { code: 'occasion.source-url', at: 'sourceUrl' },
    ]),
  ]
}

/** Why a piece of news cannot be moved so. */
export function findNewsMoveProblems(state: NewsState, move: NewsMove): Problem[] {
  return listProblems([state !== newsMoves[move].from && { code: 'conflict.news-state', values: { state } }])
}
