import { addDays, type LegalDate } from '../../kernel/calendar.ts'

/** An entry of a calendar: whole days (`endsOn` is the last of them), or an instant and a length in minutes. */
export type CalendarEntry = {
  uid: string
  changedAt: Date
  title: string
  about?: string
  place?: string
  url?: string
  kind: string
  isCancelled?: boolean
  /** Comes again every year on these days. */
  isYearly?: boolean
} & ({ startsOn: LegalDate; endsOn: LegalDate } | { startsAt: Date; minutes: number })

/** A calendar as programs read it (RFC 5545): a property a line, folded at 75 octets, ended by CR LF. */
export function writeCalendar(title: string, lang: 'vi' | 'en', entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Sao Lang//Calendar//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(title)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    ...entries.flatMap((entry) => writeEntry(entry, lang)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function writeEntry(entry: CalendarEntry, lang: string): string[] {
  const { uid, changedAt, title, about, place, url, kind, isCancelled, isYearly } = entry
  const text = (name: string, value: string | undefined) =>
    value ? [`${name};LANGUAGE=${lang}:${escapeText(value)}`] : []
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${writeInstant(changedAt)}`,
    ...writeSpan(entry),
    ...(isYearly ? ['RRULE:FREQ=YEARLY'] : []),
    ...text('SUMMARY', title),
    ...text('DESCRIPTION', about),
    ...text('LOCATION', place),
    `CATEGORIES:${escapeText(kind)}`,
    ...(url ? [`URL:${url}`] : []),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // Seasons and festivals make nobody busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

// The end is the first moment after it: the day after the last for whole days (RFC 5545, section 3.6.1).
function writeSpan(entry: CalendarEntry): string[] {
  if ('startsOn' in entry)
    return [`DTSTART;VALUE=DATE:${writeDay(entry.startsOn)}`, `DTEND;VALUE=DATE:${writeDay(addDays(entry.endsOn, 1))}`]
  return [
    `DTSTART:${writeInstant(entry.startsAt)}`,
    `DTEND:${writeInstant(new Date(entry.startsAt.getTime() + entry.minutes * 60_000))}`,
  ]
}

const writeDay = (day: LegalDate) => day.replaceAll('-', '')
const writeInstant = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** A text as a value (RFC 5545, section 3.3.11). */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** A line in pieces of 75 octets at most, a letter never cut (section 3.1). */
function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const letter of line) {
    const size = octetsOf(letter)
    if (octets + size > 75) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += letter
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}

/** How many octets a letter takes in UTF-8. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) as number
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
