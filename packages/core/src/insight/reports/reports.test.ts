import { expect, test } from 'vitest'
import { type Figure, findChanges, findContentProblems, readCount, writeFigure } from './figures.ts'
import { type Counted, newestForm, preFill, reportForms } from './form.ts'
import { daysOfPeriod, dueDaysOf, findPeriodProblems, proposedWorkingDays, reminderOn } from './period.ts'
import { findMissingProblems, findMoveProblems, type MoveAsked, reportMoves, stateOf } from './report.ts'

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)

test('figures of the first half run from 15 December to 14 June, those of the year to 14 December', () => {
  expect(daysOfPeriod('first-half', 2026)).toEqual({ from: '2025-12-15', to: '2026-06-14' })
  expect(daysOfPeriod('second-half', 2026)).toEqual({ from: '2026-06-15', to: '2026-12-14' })
  expect(daysOfPeriod('year', 2026)).toEqual({ from: '2025-12-15', to: '2026-12-14' })
  expect(daysOfPeriod('quarter-1', 2026)).toEqual({ from: '2025-12-15', to: '2026-03-14' })
})

test('due days skip weekends and holidays: 14 December 2026 is a Monday, 15 working days end in the new year', () => {
  expect(dueDaysOf('2026-12-14', proposedWorkingDays)).toEqual({
    commune: '2026-12-17',
    province: '2026-12-24',
    nation: '2027-01-05',
  })
})

test('a period is refused with every reason at once', () => {
  const claim = {
    kind: 'week',
    year: 2010,
    scope: '',
    workingDays: { commune: 5, province: 5, nation: 0 },
    document: ' ',
  }
  expect(codes(findPeriodProblems(claim, 2026))).toEqual([
    'reporting-period.kind-unknown',
    'reporting-period.year-out-of-range',
    'reporting-period.scope-missing',
    'reporting-period.days-out-of-range',
    'reporting-period.document-missing',
  ])
  const flat = { ...claim, workingDays: { commune: 5, province: 5, nation: 9 } }
  expect(codes(findPeriodProblems(flat, 2026))).toContain('reporting-period.days-not-rising')
})

test('a unit is told three working days before its last day, on it, and after it', () => {
  const due = '2026-12-17'
  const days = ['2026-12-11', '2026-12-14', '2026-12-17', '2026-12-18', '2026-12-24']
  expect(days.map((day) => reminderOn(day, due))).toEqual([undefined, 'soon', 'today', 'late', 'very-late'])
})

const asked = (change: Partial<MoveAsked>): MoveAsked => ({
  ...{ move: 'submit', status: 'draft', isOwn: true, isParent: false, reason: 'Vì sai', children: [] },
  ...change,
})
const child = (change: object) => ({ name: 'Xã U Minh', isApproved: false, isMissing: false, ...change })

test.each([
  ['another commune edits it', { move: 'save', isOwn: false }, ['forbidden.jurisdiction']],
  ['it is edited while its parent reads it', { move: 'save', status: 'submitted' }, ['periodic-report.is-submitted']],
  ['it is edited after freezing', { move: 'save', status: 'approved' }, ['periodic-report.frozen']],
  ['it is handed in twice', { status: 'submitted' }, ['periodic-report.is-submitted']],
  ['its own unit approves it', { move: 'approve', status: 'submitted' }, ['forbidden.jurisdiction']],
  ['it is approved before it is handed in', { move: 'approve', isParent: true }, ['periodic-report.not-submitted']],
  ['it is approved twice', { move: 'approve', status: 'approved', isParent: true }, ['periodic-report.frozen']],
  [
    'it is sent back without a reason',
    { move: 'return', status: 'submitted', isParent: true, reason: ' ' },
    ['periodic-report.reason-missing'],
  ],
  [
    'it is corrected without a reason',
    { move: 'correct', status: 'approved', reason: '' },
    ['periodic-report.reason-missing'],
  ],
  ['it is corrected before it is approved', { move: 'correct' }, ['periodic-report.not-approved']],
  ['a child is open', { children: [child({}), child({ isApproved: true })] }, ['periodic-report.children-open']],
  [
    'everything is wrong at once',
    { move: 'approve', status: 'draft', children: [child({})] },
    ['forbidden.jurisdiction', 'periodic-report.not-submitted', 'periodic-report.children-open'],
  ],
] as const)('a report does not move when %s', (_, change, problems) => {
  expect(codes(findMoveProblems(asked(change as Partial<MoveAsked>)))).toEqual(problems)
})

test('a report moves when every child is approved or its lack is explained', () => {
  expect(findMoveProblems(asked({ children: [child({ isApproved: true }), child({ isMissing: true })] }))).toEqual([])
  expect(Object.keys(reportMoves)).toEqual(['save', 'submit', 'return', 'approve', 'correct'])
})

test('a report is written off only when it is late, not there, and with a reason', () => {
  const missing = { isParent: true, today: '2026-12-18', dueOn: '2026-12-17', status: null, reason: 'Xã đã sáp nhập' }
  expect(findMissingProblems(missing)).toEqual([])
  expect(
    codes(findMissingProblems({ ...missing, isParent: false, today: missing.dueOn, status: 'submitted', reason: '' })),
  ).toEqual([
    'forbidden.jurisdiction',
    'periodic-report.not-late-yet',
    'periodic-report.is-there',
    'periodic-report.reason-missing',
  ])
  expect([stateOf(null, false), stateOf('draft', true), stateOf('submitted', true)]).toEqual([
    'none',
    'missing',
    'submitted',
  ])
})

test('another figure than the one given needs a reason; both are kept', () => {
  const line = 'products-ranked'
  expect(codes(writeFigure(line, 12, { value: '13', reason: ' ' }).problems)).toEqual([
    'periodic-report.override-without-reason',
  ])
  expect(writeFigure(line, 12, { value: '1.300', reason: 'Sổ chưa nhập QĐ 5' })).toEqual({
    figure: { line, counted: 12, stated: 1300, reason: 'Sổ chưa nhập QĐ 5' },
    problems: [],
  })
  expect(writeFigure(line, 12, { value: '12', reason: 'thừa' }).figure).toEqual({
    line,
    counted: 12,
    stated: null,
    reason: null,
  })
  expect(writeFigure('showrooms', null, { value: '3', reason: '' })).toEqual({
    figure: { line: 'showrooms', counted: null, stated: 3, reason: null },
    problems: [],
  })
  expect(codes(writeFigure(line, 12, { value: '-1', reason: 'x' }).problems)).toEqual([
    'periodic-report.figure-out-of-range',
  ])
  expect(['12', '1.200', '1,5', '12.34', ' 7 ', ''].map(readCount)).toEqual([
    12,
    1200,
    undefined,
    undefined,
    7,
    undefined,
  ])
})

test('a form is handed in whole: every line, no part above its whole, every question that must be answered', () => {
  const figures: Figure[] = newestForm.lines.map((line) => ({ line, counted: 1, stated: null, reason: null }))
  expect(findContentProblems(newestForm, figures, { results: 'Tốt', difficulties: 'Không' })).toEqual([])
  const wrong = figures.map((figure): Figure => {
    if (figure.line === 'products-five-star') return { ...figure, counted: 9 }
    return figure.line === 'showrooms' ? { ...figure, counted: null } : figure
  })
  expect(findContentProblems(newestForm, wrong, { results: ' ' }).map(({ code, at }) => `${code} ${at}`)).toEqual([
    'periodic-report.part-exceeds-whole line-products-five-star',
    'periodic-report.figure-missing line-showrooms',
    'periodic-report.answer-missing ask-results',
    'periodic-report.answer-missing ask-difficulties',
  ])
})

test('the register fills in what it knows; above the communes, what they told is summed up', () => {
  const counted: Counted = {
    register: {
      products: [
        { provinceCode: '96', star: 4, holds: true, recognitions: 2, many: 3 },
        { provinceCode: '96', star: 5, holds: true, recognitions: 1, many: 1 },
        { provinceCode: '96', star: 3, holds: false, recognitions: 1, many: 7 },
        { provinceCode: '96', star: 3, holds: null, recognitions: 1, many: 2 },
      ],
      producers: [
        { provinceCode: '96', kind: 'cooperative', many: 2 },
        { provinceCode: '96', kind: null, many: 1 },
      ],
    },
    happened: { firstRecognised: 4, handedIn: 6, sentOn: 5, ranOut: 1, withdrawn: 0 },
  }
  const filled = (level: 'commune' | 'province', below: (number | null)[] = []) =>
    newestForm.lines.map((line) => preFill(line, level, { counted, below }))
  const register = [4, 0, 3, 1, 3, 3, 2, 0, 4, 6, 5, 1, 0]
  expect(filled('commune', [5])).toEqual([...register, ...Array(7).fill(null)])
  expect(filled('province', [5, null, 2])).toEqual([...register, ...Array(7).fill(7)])
})

test('two versions differ in the lines whose figure differs', () => {
  const figure = (counted: number, stated: number | null): Figure[] => [
    { line: 'producers', counted, stated, reason: null },
    { line: 'showrooms', counted: 2, stated: null, reason: null },
  ]
  expect(findChanges(figure(3, null), figure(3, 4))).toEqual([{ line: 'producers', before: 3, after: 4 }])
})

test('no form is ever taken away or has a line twice', () => {
  expect(reportForms.map(({ id }) => id)).toEqual(['2026-1'])
  for (const { lines } of reportForms) expect(new Set(lines).size).toBe(lines.length)
})
