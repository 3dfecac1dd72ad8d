import y2025 from './2025.json' with { type: 'json' }
import y2026 from './2026.json' with { type: 'json' }
import y2027 from './2027.json' with { type: 'json' }
import y2028 from './2028.json' with { type: 'json' }

/** The days off of one year for public bodies: Bộ luật Lao động 2019, Điều 111 and 112, and each year's notice. */
export type YearOfHolidays = {
  year: number
  /** True until the year's notice on Tết and National Day is out: those days are then our expectation. */
  provisional: boolean
  law: string
  notices: readonly string[]
  remarks: readonly string[]
  days: readonly { date: string; name: string; source: string }[]
  /** Days off in lieu of a holiday that falls on a weekend (Điều 111 khoản 3). */
  inLieu: readonly { date: string; for: string; source: string }[]
  /** A working day given free against a Saturday that is worked. */
  swapped: readonly { off: string; work: string; source: string }[]
}

/** The years known, in order. */
export const publicHolidays: readonly YearOfHolidays[] = [y2025, y2026, y2027, y2028]

/** Days off by date alone, for years beyond those known (MM-DD); Tết and Hùng Kings' day need the lunar calendar. */
export const fixedHolidays = ['01-01', '04-30', '05-01', '09-02', '11-24'] as const
