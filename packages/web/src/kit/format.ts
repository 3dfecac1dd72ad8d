import type { Lang } from '../messages/message-rows.ts'

const locales = { vi: 'vi-VN', en: 'en-GB' } satisfies Record<Lang, string>
const zone = 'Asia/Ho_Chi_Minh'

// Building an Intl formatter costs more than using it a thousand times.
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function keep<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const found = kept.get(key)
  if (found) return found as F
  const made = make()
  kept.set(key, made)
  return made
}

/** A legal day `2026-06-30` as `30/06/2026`, in both languages (Decree 30/2020). */
export function formatDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}

/** The day in Viet Nam of an instant (ISO 8601), as `30/06/2026`. */
export function formatDate(instant: string): string {
  return keep(
    'date',
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' }),
  ).format(new Date(instant))
}

/** The hour in Viet Nam of an instant (ISO 8601), as `14:05`. */
function formatTime(instant: string): string {
  return keep(
    'time',
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
  ).format(new Date(instant))
}

/** `14:05, 23/11/2026`, in Viet Nam. */
export const formatInstant = (instant: string): string => `${formatTime(instant)}, ${formatDate(instant)}`

/** `1.234,5` in Vietnamese, `1,234.5` in English; at most two decimals. */
export function formatNumber(lang: Lang, value: number): string {
  return keep(`number.${lang}`, () => new Intl.NumberFormat(locales[lang], { maximumFractionDigits: 2 })).format(value)
}

/** A share between 0 and 1 as `37,5%`. */
export const formatShare = (lang: Lang, share: number): string =>
  `${formatNumber(lang, Math.round(share * 1000) / 10)}%`

/** Whole đồng as `1.250.000 đồng`. */
export const formatDong = (lang: Lang, dong: number): string => `${formatNumber(lang, dong)} đồng`

/** Bytes as `1,5 MB`. */
export function formatBytes(lang: Lang, bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${formatNumber(lang, Math.round(bytes / 1024))} KB`
  const isLarge = bytes >= 1024 ** 3
  const size = bytes / 1024 ** (isLarge ? 3 : 2)
  return `${formatNumber(lang, Math.round(size * 10) / 10)} ${isLarge ? 'GB' : 'MB'}`
}
