import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type LegalDate } from '../kernel/calendar.ts'
import { type CertificateFacts, type CertificateStatus, chooseCurrent, lastDayOf, standingOn } from './certificate.ts'
import { lifeOf } from './certificate-life.ts'
import { clockRangeFor, listedStanding, listedStatusOn, listingStatuses } from './listing.ts'
import { listDueReminders } from './reminder.ts'
import { lastFilingDayOf, renewalStageOn, renewalWindowOf } from './renewal.ts'

/*
 * Forty months of a register of 20,000 certificates, day by day, against the law told again in another way: a calendar that is
 * counted out on fingers, and a certificate that lives through its days one after the other.
 */
const calendar: LegalDate[] = []
const numberOf = new Map<LegalDate, number>()
for (let year = 2021; year <= 2033; year++) {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  for (const [month, days] of [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries())
    for (let day = 1; day <= days; day++) {
      const date = `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      numberOf.set(date, calendar.length)
      calendar.push(date)
    }
}
const no = (date: LegalDate) => numberOf.get(date) as number
const begin = no('2025-03-01')
const end = no('2028-06-30')
const newDecision = no('2026-05-22')
const merger = no('2025-07-01')

type Life = {
  issued: number
  ends: number
  withdrawn?: number
  succeeded?: { on: number; kind: 'upgraded' | 'replaced' }
  extended?: { on: number; until: number }
  filed?: number
  closed?: number
}

/** The law, read aloud: what a certificate is worth on one day after another. */
function* live(life: Life): Generator<CertificateStatus> {
  const mayFileUntil = life.ends - 120 < newDecision ? life.ends : life.ends - 120
  const isFiledInTime = life.filed !== undefined && life.filed <= mayFileUntil
  for (let day = begin; day <= end; day++) {
    const isUndecided = isFiledInTime && (life.closed === undefined || day <= life.closed) && day <= life.ends + 180
    const isGranted = life.extended && life.extended.on <= day && day <= life.extended.until
    if (life.withdrawn !== undefined && day >= life.withdrawn) yield 'withdrawn'
    else if (life.succeeded && day >= life.succeeded.on) yield life.succeeded.kind
    else if (day <= life.ends) yield life.ends - day > 180 ? 'in-force' : 'expiring'
    else yield isUndecided || isGranted ? 'extended' : 'expired'
  }
}

function factsOf(life: Life): CertificateFacts {
  const at = (day: number) => calendar[day] as LegalDate
  return {
    issuedOn: at(life.issued),
    expiresOn: lastDayOf(at(life.issued)),
    events: [
      ...(life.extended
        ? [{ kind: 'extended' as const, on: at(life.extended.on), until: at(life.extended.until) }]
        : []),
      ...(life.succeeded ? [{ kind: life.succeeded.kind, on: at(life.succeeded.on) }] : []),
      ...(life.withdrawn === undefined ? [] : [{ kind: 'withdrawn' as const, on: at(life.withdrawn) }]),
    ],
    renewals:
      life.filed === undefined
        ? []
        : [{ filedOn: at(life.filed), closedOn: life.closed === undefined ? null : at(life.closed) }],
  }
}

// A generator of its own (Park and Miller, 1988): the same register in every run.
let seed = 20_260_522
const below = (n: number) => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % n
}
const oneIn = (n: number) => below(n) === 0

/** Three years later, the same day of the month; 29 February has none and ends with its month. */
function endOf(issued: number): number {
  const [year, month, day] = (calendar[issued] as string).split('-')
  for (let back = 0; ; back++) {
    const found = numberOf.get(`${Number(year) + 3}-${month}-${String(Number(day) - back).padStart(2, '0')}`)
    if (found !== undefined) return found
  }
}

// Councils decide in rounds: most certificates of a day are alike until something happens to one of them.
const decisionDays = [
  ...Array.from({ length: 240 }, () => no('2022-01-15') + below(end - no('2022-01-15'))),
  ...['2024-02-29', '2025-01-29', '2025-06-30', '2025-07-01', '2026-02-17', '2026-05-22', '2028-02-29'].map(no),
]

function makeLife(): Life {
  const issued = decisionDays[below(decisionDays.length)] as number
  const ends = endOf(issued)
  const life: Life = { issued, ends }
  if (oneIn(80)) life.withdrawn = issued + 1 + below(1400)
  if (oneIn(60)) life.succeeded = { on: issued + 200 + below(1100), kind: oneIn(2) ? 'upgraded' : 'replaced' }
  if (oneIn(80)) {
    const on = ends - 60 + below(90)
    life.extended = { on, until: ends + 1 + below(180) }
  }
  if (oneIn(25)) {
    life.filed = ends - 200 + below(200)
    if (!oneIn(3)) life.closed = life.filed + 20 + below(330)
  }
  return life
}

const register = Array.from({ length: 20_000 }, (_, i) => ({ life: makeLife(), commune: i % 60 }))
const keyOf = (life: Life) => JSON.stringify(life)
const distinct = new Map(register.map(({ life }) => [keyOf(life), life]))
const lived = new Map<string, CertificateStatus[]>()

beforeAll(() => {
  for (const [key, life] of distinct) lived.set(key, [...live(life)])
})

describe('over 40 months and 20,000 certificates', () => {
  test('every state on every day is the one that the law gives', () => {
    const wrong: string[] = []
    for (const [key, life] of distinct) {
      const facts = factsOf(life)
      const states = lived.get(key) as CertificateStatus[]
      for (let day = begin; day <= end; day++) {
        const { status, holds } = standingOn(facts, calendar[day] as LegalDate)
        const meant = states[day - begin]
        if (status !== meant || holds !== ['in-force', 'expiring', 'extended'].includes(status))
          wrong.push(`${calendar[day]} ${key}: ${status}, not ${meant}`)
      }
    }
    expect(wrong.slice(0, 5)).toEqual([])
    expect(distinct.size).toBeGreaterThan(1500)
    expect(new Set([...lived.values()].flat())).toEqual(
      new Set(['in-force', 'expiring', 'extended', 'expired', 'withdrawn', 'replaced', 'upgraded']),
    )
  })

  test('a line of the list, written when something last happened, says the same on every day, and one filter finds it', () => {
    const wrong: string[] = []
    for (const [key, life] of [...distinct].filter((_, i) => i % 6 === 0)) {
      const facts = factsOf(life)
      const happenings = [life.withdrawn, life.succeeded?.on, life.extended?.on, life.filed, life.closed]
      for (let day = begin; day <= end; day++) {
        const today = calendar[day] as LegalDate
        const written = happenings.filter((at): at is number => at !== undefined && at <= day)
        const line = listedStanding(facts, calendar[Math.max(life.issued, ...written)] as LegalDate)
        const meant = lived.get(key)?.[day - begin]
        if (meant === 'upgraded' || meant === 'replaced') break
        if (listedStatusOn(line, today) !== meant)
          wrong.push(`${today} ${key}: ${listedStatusOn(line, today)}, not ${meant}`)
        if (day % 30 > 0 || line.expiresOn === null || line.lastDay === null) continue
        const { expiresOn, lastDay } = line
        const filters = listingStatuses.filter((status) => {
          const range = clockRangeFor(status, today)
          const lies = (date: LegalDate, { from, to }: { from: LegalDate; to: LegalDate }) => from <= date && date <= to
          return range && lies(expiresOn, range.expires) && lies(lastDay, range.last)
        })
        if (filters.join() !== meant) wrong.push(`${today} ${key}: filtered as ${filters}`)
      }
    }
    expect(wrong.slice(0, 5)).toEqual([])
  })

  test('a merger of communes moves certificates to the new commune and changes the state of none', () => {
    const communeOn = (commune: number, day: number) => (day >= merger ? Math.floor(commune / 3) : commune + 1000)
    for (const day of [merger - 1, merger, merger + 1]) {
      const counted = new Map<string, number>()
      for (const { life, commune } of register) {
        const { status } = standingOn(factsOf(life), calendar[day] as LegalDate)
        const key = `${communeOn(commune, day)} ${status}`
        counted.set(key, (counted.get(key) ?? 0) + 1)
      }
      const meant = new Map<string, number>()
      for (const { life, commune } of register) {
        const key = `${communeOn(commune, day)} ${lived.get(keyOf(life))?.[day - begin]}`
        meant.set(key, (meant.get(key) ?? 0) + 1)
      }
      expect(counted).toEqual(meant)
      expect(new Set([...counted.keys()].map((key) => key.split(' ')[0])).size).toBe(day < merger ? 60 : 20)
    }
  })

  test('the life of a certificate, told in its turning days, is what walking through every day finds', () => {
    for (const [key, life] of [...distinct].filter((_, i) => i % 20 === 0)) {
      const facts = factsOf(life)
      const states = lived.get(key) as CertificateStatus[]
      const first = Math.max(begin, life.issued)
      const found = []
      for (let day = first; day <= end; day++) {
        const on = calendar[day] as LegalDate
        if (day > first && states[day - begin] !== states[day - begin - 1])
          found.push({ on, what: 'status', status: states[day - begin] })
        for (const { kind } of listDueReminders(facts, { from: on, to: on })) found.push({ on, what: 'reminder', kind })
      }
      const within = ({ on, what }: { on: LegalDate; what: string }) =>
        on <= (calendar[end] as LegalDate) && (what === 'reminder' ? no(on) >= first : no(on) > first)
      expect(lifeOf(facts).filter(within)).toEqual(found)
    }
  })

  test('each reminder is due once, on its day, and never while a renewal is under way', () => {
    for (const [key, life] of [...distinct].filter((_, i) => i % 20 === 0)) {
      const facts = factsOf(life)
      const states = lived.get(key) as CertificateStatus[]
      const told: string[] = []
      for (let day = begin; day <= end; day++) {
        const today = calendar[day] as LegalDate
        for (const { kind } of listDueReminders(facts, { from: today, to: today })) told.push(`${today} ${kind}`)
      }
      const meant: string[] = []
      for (let day = begin; day <= end; day++) {
        const left = life.ends - day
        const state = states[day - begin] as CertificateStatus
        const isFiled =
          life.filed !== undefined && life.filed <= day && (life.closed === undefined || day < life.closed)
        const kind = { 180: 'window-opens', 150: 'window-closing', 120: 'window-closes', 30: 'ending' }[left]
        if (kind && state === 'expiring' && !isFiled) meant.push(`${calendar[day]} ${kind}`)
        const before = day > begin ? states[day - begin - 1] : undefined
        if (state === 'expired' && before !== undefined && before !== 'expired') meant.push(`${calendar[day]} expired`)
      }
      // What had ended before the first day was told before it.
      expect(told.filter((line) => line > `${calendar[begin]} ~`)).toEqual(
        meant.filter((line) => line > `${calendar[begin]} ~`),
      )
    }
  })
})

test('the window lies 180 to 120 days before the last day, over leap days and Tết alike', () => {
  expect(renewalWindowOf('2027-02-28')).toEqual({ opensOn: '2026-09-01', closesOn: '2026-10-31' })
  expect(renewalWindowOf('2028-08-27')).toEqual({ opensOn: '2028-02-29', closesOn: '2028-04-29' })
  expect(renewalWindowOf('2027-06-07').closesOn).toBe('2027-02-07')
})

test('whose window had closed before the decision came into force may file to the last day, others may not', () => {
  expect(lastFilingDayOf('2026-09-18')).toBe('2026-09-18')
  expect(lastFilingDayOf('2026-09-19')).toBe('2026-05-22')
})

const expiresOn = '2029-06-30'
const { closesOn } = renewalWindowOf(expiresOn)
const facts = (filedOn: LegalDate, closedOn: LegalDate | null): CertificateFacts => ({
  issuedOn: '2026-06-30',
  expiresOn,
  events: [],
  renewals: [{ filedOn, closedOn }],
})

test('a renewal filed in time and undecided carries the stars 180 days past the last day, and says that it does', () => {
  const filed = facts(closesOn, null)
  expect(standingOn(filed, '2029-06-30').status).toBe('expiring')
  expect(standingOn(filed, '2029-07-01')).toEqual({
    status: 'extended',
    holds: true,
    until: addDays(expiresOn, 180),
    since: '2029-07-01',
    extendedBy: 'renewal',
  })
  expect(standingOn(filed, addDays(expiresOn, 181))).toMatchObject({ status: 'expired', holds: false })
})

test('a day too late carries nothing', () => {
  expect(standingOn(facts(addDays(closesOn, 1), null), '2029-07-01').status).toBe('expired')
})

test('a renewal that is refused ends the extension with that day', () => {
  const refused = facts(closesOn, '2029-08-15')
  expect(standingOn(refused, '2029-08-15')).toMatchObject({ status: 'extended' })
  expect(standingOn(refused, '2029-08-16')).toMatchObject({ status: 'expired', since: '2029-08-16' })
})

test('of two certificates of a product the one in extension speaks until the new one is there', () => {
  const former = { star: 3, standing: standingOn(facts(closesOn, null), '2029-08-01') }
  expect(chooseCurrent([former])).toBe(former)
})

test.each([
  ['2028-12-31', [], 'ahead'],
  ['2029-01-01', [], 'open'],
  [closesOn, [], 'open'],
  [addDays(closesOn, 1), [], 'late'],
  ['2029-03-01', [{ filedOn: '2029-02-01', closedOn: null }], 'filed'],
  ['2029-04-01', [{ filedOn: '2029-02-01', closedOn: '2029-03-15' }], 'late'],
  ['2029-07-01', [], 'over'],
  ['2029-07-01', [{ filedOn: '2029-02-01', closedOn: null }], 'filed'],
] as const)('on %s the road to the renewal is at its stage', (today, renewals, stage) => {
  expect(renewalStageOn(expiresOn, renewals, today)).toBe(stage)
})
