import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { OccurrenceView, SeasonalView } from '@saolang/web/market/promotion/calendar/calendar-views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { addressOf } from '../../../registry/get-product.ts'
import type { Occurrence } from './occurrence.ts'
import type { InSeason } from './read-calendar.ts'

/** Something that happens, in the reader's language, or in Vietnamese and marked so. */
export function toOccurrence(one: Occurrence, lang: Lang): OccurrenceView {
  const { id, kind, place, startsOn, endsOn, source, sourceUrl, cancelledWhy, isDemo, href } = one
  const shown = lang === 'en' && one.titleEn ? 'en' : 'vi'
  const about = (shown === 'en' && one.aboutEn) || one.aboutVi
  return {
    ...{ id, kind, place, startsOn, endsOn, source, isSample: isDemo, lang: shown },
    title: shown === 'en' ? one.titleEn : one.titleVi,
    ...(about && { about }),
    ...(sourceUrl && { sourceUrl }),
    ...(href && { href }),
    ...(one.startsAt && { startsAt: one.startsAt.toISOString() }),
    ...(cancelledWhy && { cancelledWhy }),
  }
}

/** A product in season, for a month. */
export function toSeasonal({ season, record }: InSeason, { lang, month }: { lang: Lang; month: number }): SeasonalView {
  const { product, current, place } = record
  const note = (lang === 'en' && season.noteEn) || season.noteVi
  return {
    href: `/products/${addressOf(record)}`,
    name: product.name,
    ...(product.producer && { producer: product.producer }),
    place: placeInWords(place.commune, place.province),
    months: season.months,
    best: season.best,
    isBest: season.best.includes(month),
    toldOn: legalDateOf(season.toldAt),
    isSample: product.isDemo,
    ...(note && { note }),
    ...(current.standing.holds && current.star !== null && { star: current.star }),
  }
}
