import { addDays, addMonths, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { publicView } from '../../../platform/act.ts'
import type { Tx } from '../../../platform/sql.ts'
import { getRecords, type RegisterRecord } from '../../../registry/get-product.ts'
import { listEventNews } from '../news/news.sql.ts'
import { listFairDays } from './list-fairs.ts'
import { listLives } from './list-lives.ts'
import { listOccasions } from './occasions.sql.ts'
import type { Occurrence, Span } from './occurrence.ts'
import { listInSeason, type SeasonRow } from './seasons.sql.ts'

/** A product in season, with what the register says of it today. */
export type InSeason = { season: SeasonRow; record: RegisterRecord }

const mostSeasons = 2000

/** A month: what happens in it and what is in season. */
export const readMonth = publicView(
  async ({ tx, now }, { year, month, provinceCode }: { year: number; month: number; provinceCode: string | null }) => {
    const from = `${year}-${String(month).padStart(2, '0')}-01`
    const span = { from, until: addDays(addMonths(from, 1), -1), provinceCode }
    return { occurrences: await listOccurrences(tx, span), seasons: await listSeasonal(tx, [month], provinceCode, now) }
  },
)

/** What a subscribed calendar holds: from a month ago to a year ahead, and the seasons of every year. */
export const readFeed = publicView(async ({ tx, now }, { provinceCode }: { provinceCode: string | null }) => {
  const today = legalDateOf(now)
  const span = { from: addDays(today, -31), until: addDays(today, 365), provinceCode }
  return {
    occurrences: await listOccurrences(tx, span),
    seasons: await listSeasonal(tx, [], provinceCode, now),
    year: Number(today.slice(0, 4)),
  }
})

async function listOccurrences(tx: Tx, span: Span): Promise<Occurrence[]> {
  const rooms = await Promise.all([listOccasions, listEvents, listFairDays, listLives].map((list) => list(tx, span)))
  const found: Occurrence[] = rooms.flat()
  return found.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn) || a.endsOn.localeCompare(b.endsOn))
}

/** Events among the news, each on its day. */
async function listEvents(tx: Tx, span: Span): Promise<Occurrence[]> {
  return (await listEventNews(tx, span)).map(({ onDay, slug, bodyVi: _, bodyEn: __, ...row }) => ({
    ...row,
    ...{ kind: 'event', startsOn: onDay, endsOn: onDay, aboutVi: '', aboutEn: '', cancelledWhy: null },
    href: `/news/${slug}`,
  }))
}

async function listSeasonal(
  tx: Tx,
  months: readonly number[],
  provinceCode: string | null,
  now: Date,
): Promise<InSeason[]> {
  const seasons = await listInSeason(tx, months, mostSeasons)
  const records = await getRecords(
    tx,
    seasons.map(({ productId }) => productId),
    legalDateOf(now),
  )
  return seasons.flatMap((season) => {
    const record = records.get(season.productId)
    const isHere = record && (provinceCode === null || record.product.provinceCode === provinceCode)
    // What left the register, or goes on under another record, is not advertised.
    return isHere && !record.product.retractedAt && !record.mergedInto ? [{ season, record }] : []
  })
}
