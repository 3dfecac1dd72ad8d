import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'

/** What is asked to hold a session. */
export type SessionForm = {
  startsAt: Date | undefined
  endsAt: Date | undefined
  communeCode: string
  address: string
  trainer: string
  capacity: number
}

/** Minutes that a code stands on the trainer's screen before the next one. */
export const codeMinutes = 1
/** Minutes for which a code is taken after it left the screen: time to sign in on a slow network, too short for a photo sent on. */
export const codeGraceMinutes = 10
/** Minutes before the start and after the end in which attendance is taken by code. */
export const earlyMinutes = 60
export const lateMinutes = 120
/** Days after the end in which the trainer may still enter the list. */
export const listDays = 14

const minuteMillis = 60_000

/** Reasons why there cannot be such a session. */
export function findSessionProblems(form: SessionForm, now: Date): Problem[] {
  const { startsAt, endsAt, communeCode, address, trainer, capacity } = form
  return listProblems([
    !startsAt && { code: 'course-session.start-missing', at: 'startsAt' },
    !endsAt && { code: 'course-session.end-missing', at: 'endsAt' },
    startsAt !== undefined && startsAt < now && { code: 'course-session.start-past', at: 'startsAt' },
    startsAt !== undefined &&
      endsAt !== undefined &&
      endsAt <= startsAt && { code: 'course-session.end-first', at: 'endsAt' },
    startsAt !== undefined &&
      endsAt !== undefined &&
      endsAt.getTime() - startsAt.getTime() > 14 * 1440 * minuteMillis && {
        code: 'course-session.too-long',
        at: 'endsAt',
      },
    !communeCode && { code: 'course-session.place-missing', at: 'communeCode' },
    tidy(address).length < 3 && { code: 'course-session.address-missing', at: 'address' },
    address.length > 300 && { code: 'course.words-too-long', at: 'address', values: { most: 300 } },
    tidy(trainer).length < 2 && { code: 'course-session.trainer-missing', at: 'trainer' },
    !(Number.isInteger(capacity) && capacity >= 1 && capacity <= 2000) && {
      code: 'course-session.capacity-wrong',
      at: 'capacity',
    },
  ])
}

type Times = { startsAt: Date; endsAt: Date; cancelledAt: Date | null }

/** Reasons why nobody enrols any more. */
export function findEnrolProblems({ startsAt, cancelledAt }: Times, now: Date): Problem[] {
  return listProblems([
    cancelledAt !== null && { code: 'conflict.session-cancelled' },
    now >= startsAt && { code: 'conflict.session-begun' },
  ])
}

/** Reasons why attendance is not taken now: by code around the session, by the trainer's list up to two weeks after. */
export function findAttendanceProblems(
  { startsAt, endsAt, cancelledAt }: Times,
  way: 'code' | 'list',
  now: Date,
): Problem[] {
  const opensAt = startsAt.getTime() - earlyMinutes * minuteMillis
  const closesAt = endsAt.getTime() + (way === 'code' ? lateMinutes : listDays * 1440) * minuteMillis
  return listProblems([
    cancelledAt !== null && { code: 'conflict.session-cancelled' },
    now.getTime() < opensAt && { code: 'conflict.attendance-not-open' },
    now.getTime() > closesAt && { code: 'conflict.attendance-closed' },
  ])
}

/** The number of the code that stands on the screen now. */
export function codeWindowOf(now: Date): number {
  return Math.floor(now.getTime() / (codeMinutes * minuteMillis))
}

/** The numbers of the codes that are taken now, the newest first. */
export function listCodeWindows(now: Date): number[] {
  const newest = codeWindowOf(now)
  return Array.from({ length: 1 + codeGraceMinutes / codeMinutes }, (_, i) => newest - i)
}

/** The lowest seat that nobody has; undefined when the session is full, and one waits. */
export function findFreeSeat(taken: readonly number[], capacity: number): number | undefined {
  const full = new Set(taken)
  for (let seat = 1; seat <= capacity; seat++) if (!full.has(seat)) return seat
  return undefined
}

/** Whole hours of teaching of a session, half an hour counts up; at most eight a day, for sessions of several days. */
export function hoursOf({ startsAt, endsAt }: Pick<Times, 'startsAt' | 'endsAt'>): number {
  const hours = (endsAt.getTime() - startsAt.getTime()) / 3_600_000
  const days = Math.ceil(hours / 24)
  return Math.max(1, Math.min(Math.round(hours), days * 8))
}
