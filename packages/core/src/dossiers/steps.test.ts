import { expect, test } from 'vitest'
import { listRoadSteps, type RoadFacts } from './steps.ts'

const base = { star: 4, expiresOn: '2027-01-15' }
const facts = (more: Partial<RoadFacts>): RoadFacts => ({
  kind: 're-evaluation',
  status: 'draft',
  base,
  road: [{ status: 'draft', on: '2026-08-01' }],
  supplements: [],
  ...more,
})
const names = (of: RoadFacts, today: string) => listRoadSteps(of, today).map(({ name, state }) => `${name} ${state}`)
const stepOf = (of: RoadFacts, today: string, name: string) =>
  listRoadSteps(of, today).find((step) => step.name === name)
const road = [
  { status: 'draft', on: '2026-08-01' },
  { status: 'submitted', on: '2026-08-10' },
  { status: 'forwarded', on: '2026-08-20' },
] as const

test('a producer who prepares a re-evaluation sees the day on which its window closes, and how late they are', () => {
  const term = stepOf(facts({}), '2026-08-01', 'prepare')?.term
  expect(term).toMatchObject({ by: 'window', dueOn: '2026-09-17', daysLeft: 47 })
  expect(stepOf(facts({}), '2026-09-20', 'prepare')?.term?.daysLeft).toBe(-3)
  expect(stepOf(facts({ kind: 'first' }), '2026-08-01', 'prepare')?.term).toBeUndefined()
})

test('the steps of three and four stars end with the province; those that are over keep their days', () => {
  const at = facts({ status: 'forwarded', road })
  expect(names(at, '2026-09-01')).toEqual([
    'prepare done',
    'commune done',
    'province now',
    'province-council ahead',
    'province-decision ahead',
  ])
  expect(stepOf(at, '2026-09-01', 'commune')).toMatchObject({ startedOn: '2026-08-10', endedOn: '2026-08-20' })
})

test('a re-evaluation has 45 days from the full file: a request to supplement stops the clock, and the answer starts it', () => {
  const term = (of: RoadFacts, today: string, name = 'province') => stepOf(of, today, name)?.term
  expect(term(facts({ status: 'forwarded', road }), '2026-09-01')).toMatchObject({ dueOn: '2026-10-04', daysLeft: 33 })
  const asked = [{ level: 'province', askedOn: '2026-08-25' }] as const
  const open = facts({ status: 'supplement-requested-province', road, supplements: asked })
  expect(stepOf(open, '2026-09-01', 'province')).toMatchObject({ holder: 'applicant', term: { isStopped: true } })
  const answered = [{ level: 'province', askedOn: '2026-08-25', answeredOn: '2026-09-05' }] as const
  const full = facts({
    status: 'admitted',
    road: [...road, { status: 'admitted', on: '2026-09-10' }],
    supplements: answered,
  })
  expect(term(full, '2026-09-11', 'province-council')).toMatchObject({ dueOn: '2026-10-20', daysLeft: 39 })
  expect(term(full, '2026-10-25', 'province-council')?.daysLeft).toBe(-5)
})

test('a first evaluation keeps the round of the province', () => {
  const at = facts({ kind: 'first', status: 'forwarded', road })
  expect(stepOf(at, '2026-09-01', 'province')?.term).toMatchObject({ by: 'round', dueOn: '2026-12-30' })
})

test('five stars again go from the province to the Ministry, each with its 45 days; three and four know no Ministry', () => {
  const star = { star: 5, expiresOn: '2027-01-15' }
  expect(names(facts({ base: star, status: 'forwarded', road }), '2026-09-01')).toEqual([
    'prepare done',
    'commune done',
    'province now',
    'ministry ahead',
    'ministry-council ahead',
    'ministry-decision ahead',
  ])
  const referred = facts({
    base: star,
    status: 'escalated',
    road: [...road, { status: 'escalated', on: '2026-09-10' }],
  })
  expect(stepOf(referred, '2026-09-11', 'ministry')?.term).toMatchObject({ dueOn: '2026-10-25' })
})

test('a road that ended shows what was, and nothing ahead', () => {
  const at = facts({ status: 'returned', road: [...road.slice(0, 2), { status: 'returned', on: '2026-08-15' }] })
  expect(names(at, '2026-09-01')).toEqual(['prepare done', 'commune done'])
})
