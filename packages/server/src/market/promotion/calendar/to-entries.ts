import { addDays, addMonths } from '@saolang/core/kernel/calendar.ts'
import type { CalendarEntry } from '@saolang/core/market/promotion/icalendar.ts'
import { stretchesOf } from '@saolang/core/market/promotion/season.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { addressOf } from '../../../registry/get-product.ts'
import type { Occurrence } from './occurrence.ts'
import type { InSeason } from './read-calendar.ts'

/** A live sale ends when it ends; a calendar wants to know. */
const liveMinutes = 60

type Around = { lang: Lang; publicUrl: string; year: number }

/** What happens and what is in season as entries of a calendar, in one language. */
export function toEntries(
  { occurrences, seasons }: { occurrences: readonly Occurrence[]; seasons: readonly InSeason[] },
  around: Around,
): CalendarEntry[] {
  return [...occurrences.map((one) => toEntry(one, around)), ...seasons.flatMap((one) => toYearly(one, around))]
}

function toEntry(one: Occurrence, { lang, publicUrl }: Around): CalendarEntry {
  const title = (lang === 'en' && one.titleEn) || one.titleVi
  const about = (lang === 'en' && one.aboutEn) || one.aboutVi
  const source = one.source && say(lang, 'market.calendar.source', { source: one.source })
  return {
    uid: `${one.kind}-${one.id}@${new URL(publicUrl).hostname}`,
    changedAt: one.changedAt,
    title: one.isDemo ? `${title} (${say(lang, 'kit.sample')})` : title,
    about: [one.cancelledWhy, about, source].filter(Boolean).join('\n'),
    place: one.place,
    url: one.href ? `${publicUrl}${one.href}` : one.sourceUrl || `${publicUrl}/calendar`,
    kind: say(lang, `market.occasion.kind.${one.kind}`),
    isCancelled: one.cancelledWhy !== null,
    ...(one.startsAt
      ? { startsAt: one.startsAt, minutes: liveMinutes }
      : { startsOn: one.startsOn, endsOn: one.endsOn }),
  }
}

// What is to be had all the year is no entry: it would stand on every day.
function toYearly({ season, record }: InSeason, { lang, publicUrl, year }: Around): CalendarEntry[] {
  const { productId, months, toldAt, noteVi, noteEn } = season
  const { product, place } = record
  const title = product.isDemo ? `${product.name} (${say(lang, 'kit.sample')})` : product.name
  return stretchesOf(months)
    .filter(({ count }) => count < 12)
    .map(({ from, count }) => {
      const startsOn = `${year}-${String(from).padStart(2, '0')}-01`
      return {
        uid: `season-${productId}-${from}@${new URL(publicUrl).hostname}`,
        changedAt: toldAt,
        title,
        about: (lang === 'en' && noteEn) || noteVi,
        place: placeInWords(place.commune, place.province),
        url: `${publicUrl}/products/${addressOf(record)}`,
        kind: say(lang, 'market.occasion.kind.season'),
        isYearly: true,
        startsOn,
        endsOn: addDays(addMonths(startsOn, count), -1),
      }
    })
}
