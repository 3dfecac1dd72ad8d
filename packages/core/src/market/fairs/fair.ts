import { daysBetween, isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

/** What an organiser announces. `applyUntil` is the last day on which producers may apply. */
export type FairForm = {
  name: string
  about: string
  place: string
  provinceCode: string
  fromOn: string
  untilOn: string
  applyUntil: string
}

/** A booth of the plan: what stands on its sign, and where it stands. */
export type Booth = { code: string; zone: string; row: number; column: number }

const longestDays = 31
const mostBooths = 500

/** Why a fair cannot be announced so. */
export function findFairProblems(fair: FairForm, today: LegalDate): Problem[] {
  const { name, about, place, provinceCode, fromOn, untilOn, applyUntil } = fair
  const areDays = [fromOn, untilOn, applyUntil].every(isLegalDate)
  return listProblems([
    (name.length < 5 || name.length > 160) && { code: 'fair.name', at: 'name' },
    about.length > 2000 && { code: 'demand.too-long', at: 'about' },
    (place.length < 3 || place.length > 300) && { code: 'fair.place', at: 'place' },
    !/^\d{2}$/.test(provinceCode) && { code: 'demand.province', at: 'provinceCode' },
    !(areDays && fromOn >= today && untilOn >= fromOn && daysBetween(fromOn, untilOn) < longestDays) && {
      code: 'fair.days',
      at: 'untilOn',
    },
    !(areDays && applyUntil >= today && applyUntil <= fromOn) && { code: 'fair.apply-until', at: 'applyUntil' },
  ])
}

/** The plan as it is typed: a row a line, "Khu A: A1 A2 A3"; an underscore is a gap. */
export function readPlan(text: string): Booth[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).flatMap((line, i) => {
    const [zone, codes] = line.includes(':') ? (line.split(':', 2) as [string, string]) : ['', line]
    return codes
      .trim()
      .split(/\s+/)
      .map((code, j) => ({ code: code.toUpperCase(), zone: zone.trim(), row: i + 1, column: j + 1 }))
      .filter(({ code }) => code !== '_' && code !== '')
  })
}

/** The plan as it is typed again. */
export function writePlan(booths: readonly Booth[]): string {
  const rows = Map.groupBy(booths, ({ row }) => row)
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([, row]) => writeRow(row))
    .join('\n')
}

function writeRow(row: readonly Booth[]): string {
  const zone = row[0]?.zone
  const last = Math.max(...row.map(({ column }) => column))
  const codes = Array.from({ length: last }, (_, i) => row.find(({ column }) => column === i + 1)?.code ?? '_')
  return `${zone ? `${zone}: ` : ''}${codes.join(' ')}`
}

/** Why a plan cannot be: no booth, too many, a code twice or too long. */
export function findPlanProblems(booths: readonly Booth[]): Problem[] {
  const isOnce = new Set(booths.map(({ code }) => code)).size === booths.length
  const isRight = booths.length > 0 && booths.length <= mostBooths && booths.every(({ code }) => code.length <= 12)
  return isOnce && isRight ? [] : [{ code: 'fair.plan', at: 'plan' }]
}

/** How an application stands. */
export const applicationStates = ['asked', 'accepted', 'refused', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]
