import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { SessionForm } from '@saolang/core/support/courses/session.ts'
import { type Fields, readDay, readText } from '../../../platform/form.ts'
import type { SessionRow } from '../sessions.sql.ts'

const vietNamOffset = '+07:00'

/** What was filled in for a session; an hour that is none is missing. A session without a last day ends on its first. */
export function readSessionForm(body: Fields): SessionForm {
  const startDay = readDay(body, 'start')
  return {
    startsAt: readInstant(startDay, readText(body, 'startTime')),
    endsAt: readInstant(readDay(body, 'end') || startDay, readText(body, 'endTime')),
    communeCode: readText(body, 'communeCode'),
    address: readText(body, 'address'),
    trainer: readText(body, 'trainer'),
    capacity: Number(readText(body, 'capacity') || 0),
  }
}

/** "8:00", "08.00", "8h", "8h30" on a legal day, as an instant in Viet Nam. */
function readInstant(day: string, time: string): Date | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:\s*[:.hg]\s*(\d{2})?)?$/i.exec(time) ?? []
  if (!isLegalDate(day) || hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00${vietNamOffset}`)
}

/** A session's facts as its form shows them; empty for a new one in a commune. */
export function toSessionValues(session: SessionRow | undefined, communeCode: string) {
  const none = { day: '', month: '', year: '' }
  if (!session)
    return {
      startDay: none,
      startTime: '08:00',
      endDay: none,
      endTime: '11:00',
      communeCode,
      address: '',
      trainer: '',
      capacity: '30',
    }
  return {
    startDay: partsOf(session.startsAt),
    startTime: timeOf(session.startsAt),
    endDay: partsOf(session.endsAt),
    endTime: timeOf(session.endsAt),
    communeCode: session.communeCode,
    address: session.address,
    trainer: session.trainer,
    capacity: String(session.capacity),
  }
}

function partsOf(instant: Date) {
  const [year = '', month = '', day = ''] = legalDateOf(instant).split('-')
  return { day, month, year }
}

const timeOf = (instant: Date) => new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
