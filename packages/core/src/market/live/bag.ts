import { listProblems, type Problem } from '../../kernel/problem.ts'

/** A flash price: from one instant to another, out of stock of its own. */
export type Flash = { dong: number; from: Date; until: Date; asideId: string; free: number }

/** What is asked for a product of the bag at a moment: the flash price while it lasts and its own stock does, else the offer's. */
export function priceOf(
  offerDong: number,
  flash: Flash | undefined,
  now: Date,
): { dong: number; asideId?: string; endsAt?: Date } {
  const runs = flash && now >= flash.from && now < flash.until && flash.free > 0
  return runs ? { dong: flash.dong, asideId: flash.asideId, endsAt: flash.until } : { dong: offerDong }
}

/** Products that a bag holds at most. */
export const mostInBag = 100

const longestFlashMinutes = 240

/** Why a flash price cannot be set so. `dong` is below the offer's own price, or it is no flash. */
export function findFlashProblems({
  dong,
  minutes,
  quantity,
  offerDong,
}: {
  dong: number
  minutes: number
  quantity: number
  offerDong: number
}): Problem[] {
  return listProblems([
    !(Number.isInteger(dong) && dong > 0 && dong < offerDong) && { code: 'live.flash-price', at: 'flashDong' },
    !(Number.isInteger(minutes) && minutes > 0 && minutes <= longestFlashMinutes) && {
      code: 'live.flash-minutes',
      at: 'minutes',
    },
    !(Number.isInteger(quantity) && quantity > 0) && { code: 'stock.quantity', at: 'quantity' },
  ])
}

/** A product shown from a moment of the recording on. */
export type Pin = { offerId: string; name: string; mediaMs: number }
export type Chapter = Pin & { untilMs: number }

/** A take of pictures in time: how long it was by the clock, and how long its pictures are (milliseconds). */
export type Stretch = { beganAt: Date; endedAt: Date | null; mediaMs: number | null }

const mostLagMs = 3000

/**
 * Where in a recording something lies that happened at an instant. Pictures lag behind the clock of their take: the first comes a
 * moment late, and what a host did last is in them all the same. Between takes it lies at the end of the one before.
 */
export function placeOf(at: Date, stretches: readonly Stretch[]): number {
  let before = 0
  for (const { beganAt, endedAt, mediaMs } of stretches) {
    const elapsed = at.getTime() - beganAt.getTime()
    if (elapsed < 0) break
    if (mediaMs === null || endedAt === null) return before + elapsed
    if (at <= endedAt) {
      const lag = Math.min(mostLagMs, Math.max(0, endedAt.getTime() - beganAt.getTime() - mediaMs))
      return before + Math.min(Math.max(0, elapsed - lag), Math.max(0, mediaMs - 1))
    }
    before += mediaMs
  }
  return before
}

/** The chapters of a recording: each pinned product from its pin to the next; what was pinned after the end of it is left out. */
export function chaptersOf(pins: readonly Pin[], totalMs: number): Chapter[] {
  const within = pins.filter(({ mediaMs }) => mediaMs < totalMs).toSorted((a, b) => a.mediaMs - b.mediaMs)
  return within
    .map((pin, i) => ({ ...pin, untilMs: within[i + 1]?.mediaMs ?? totalMs }))
    .filter(({ mediaMs, untilMs }) => untilMs > mediaMs)
}

/** A moment of a recording as WebVTT writes it: 01:02:03.004. */
export function vttTime(ms: number): string {
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((n) =>
    pad(Math.floor(n)),
  )
  return `${hours}:${minutes}:${seconds}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`
}

const pad = (n: number) => String(n).padStart(2, '0')
