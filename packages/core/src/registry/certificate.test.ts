import { expect, test } from 'vitest'
import { addDays } from '../kernel/calendar.ts'
import { type CertificateFacts, findExtensionProblems, lastDayOf, standingOn, successionOf } from './certificate.ts'

const issued: CertificateFacts = { issuedOn: '2026-06-30', expiresOn: lastDayOf('2026-06-30'), events: [] }
const statusOn = (today: string, more: Partial<CertificateFacts> = {}) =>
  standingOn({ ...issued, ...more }, today).status

test('a certificate runs 36 months, the last day included', () => {
  expect(issued.expiresOn).toBe('2029-06-30')
  expect(lastDayOf('2028-02-29')).toBe('2031-02-28')
})

test.each([
  ['2026-06-30', 'in-force'],
  ['2028-12-31', 'in-force'],
  [addDays('2029-06-30', -181), 'in-force'],
  [addDays('2029-06-30', -180), 'expiring'],
  ['2029-06-29', 'expiring'],
  ['2029-06-30', 'expiring'],
  ['2029-07-01', 'expired'],
  ['2031-01-01', 'expired'],
])('on %s the clock alone says %s', (today, status) => {
  expect(statusOn(today)).toBe(status)
})

test('the stars hold to the last day and not a day longer', () => {
  expect(standingOn(issued, '2029-06-30')).toMatchObject({ holds: true, until: '2029-06-30' })
  expect(standingOn(issued, '2029-07-01')).toMatchObject({ holds: false, since: '2029-07-01' })
})

test('an extension holds the stars past the last day, until its own', () => {
  const events = [{ kind: 'extended', on: '2029-06-20', until: '2029-09-30' }] as const
  expect(statusOn('2029-06-25', { events })).toBe('expiring')
  expect(statusOn('2029-07-01', { events })).toBe('extended')
  expect(statusOn('2029-09-30', { events })).toBe('extended')
  expect(standingOn({ ...issued, events }, '2029-10-01')).toMatchObject({ status: 'expired', since: '2029-10-01' })
})

test('a withdrawal counts from its day and outweighs everything else', () => {
  const events = [
    { kind: 'withdrawn', on: '2027-03-10' },
    { kind: 'upgraded', on: '2027-05-01' },
  ] as const
  expect(statusOn('2027-03-09', { events })).toBe('in-force')
  expect(statusOn('2027-03-10', { events })).toBe('withdrawn')
  expect(standingOn({ ...issued, events }, '2035-01-01')).toMatchObject({
    status: 'withdrawn',
    since: '2027-03-10',
    holds: false,
  })
})

test('a later recognition with more stars upgrades, with as many or fewer replaces', () => {
  expect(successionOf({ star: 3 }, { star: 4 })).toBe('upgraded')
  expect(successionOf({ star: 4 }, { star: 4 })).toBe('replaced')
  expect(successionOf({ star: 4 }, { star: 3 })).toBe('replaced')
})

test('a record whose source names no day has an unknown term, never a guessed one', () => {
  expect(standingOn({ issuedOn: null, expiresOn: null, events: [] }, '2026-11-24')).toEqual({
    status: 'unknown-term',
    holds: false,
    until: null,
    since: null,
  })
})

test('a proposal to the Ministry is no recognition', () => {
  expect(statusOn('2026-11-24', { isProposal: true, expiresOn: null })).toBe('proposed')
})

test('a record that its source calls ended is expired, with or without a day', () => {
  const events = [{ kind: 'ended', on: null }] as const
  expect(standingOn({ issuedOn: null, expiresOn: null, events }, '2026-11-24').status).toBe('expired')
})

test('an extension beyond 180 days after the last day, or before it, is refused with its article', () => {
  expect(findExtensionProblems('2029-06-30', addDays('2029-06-30', 180))).toEqual([])
  for (const until of ['2029-06-30', addDays('2029-06-30', 181)])
    expect(findExtensionProblems('2029-06-30', until)).toMatchObject([{ source: 'Điều 12 khoản 3' }])
  expect(findExtensionProblems(null, '2029-06-30')).toMatchObject([{ code: 'certificate.term-unknown' }])
})
