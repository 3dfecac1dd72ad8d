import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet, listCriteriaSets } from '@saolang/law/in-force.ts'
import { describe, expect, test } from 'vitest'
import { type Role, roles } from '../people/actor.ts'
import { findReadProblems, findWriteProblems } from './access.ts'
import { communeClock } from './clock.ts'
import {
  type DossierStatus,
  type DossierTransition,
  dossierStatuses,
  findTransitionProblems,
  isOpen,
  nextStatus,
  statuses,
  transitions,
} from './dossier.ts'
import { dossierCode } from './dossier-code.ts'
import { evidenceNeedOf } from './evidence-need.ts'
import { draftFindings, findFindingsProblems, judgementOpening } from './findings.ts'
import { listFields, listFormSteps, stepOfField, tidyAnswers } from './form.ts'
import { listAssessmentPages, needsNoLevel } from './self-assessment.ts'

const honey = getCriteriaSet('QD26-04')
const moves = (Object.keys(transitions) as DossierTransition[]).flatMap((name) =>
  transitions[name].map((move) => ({ name, ...move, by: move.by as readonly Role[] })),
)

describe('the procedure', () => {
  test.each(moves)(
    '$name leads from $from to $to, for those whose move it is and nobody else',
    ({ name, from, to, by }) => {
      expect(nextStatus(from, name)).toBe(to)
      for (const role of roles) {
        const problems = findTransitionProblems(from, name, role)
        expect(problems.map(({ code }) => code)).toEqual(by.includes(role) ? [] : ['forbidden.role'])
      }
    },
  )

  test('what the table does not name cannot happen', () => {
    for (const status of dossierStatuses)
      for (const name of Object.keys(transitions) as DossierTransition[]) {
        if (moves.some((move) => move.name === name && move.from === status)) continue
        expect(findTransitionProblems(status, name, 'commune-officer')).toMatchObject([
          { code: 'conflict.dossier-status' },
        ])
      }
  })

  test('every status but the first is reached, and only closed ones lead nowhere', () => {
    const reached = new Set<DossierStatus>(['draft', ...moves.map(({ to }) => to)])
    expect([...reached].toSorted()).toEqual(dossierStatuses.toSorted())
    const ends = dossierStatuses.filter((status) => !moves.some(({ from }) => from === status))
    expect(ends.every((status) => statuses[status].holder === 'nobody')).toBe(true)
  })

  test('the applicant writes exactly while the dossier is theirs', () => {
    for (const status of dossierStatuses) expect(isOpen(status)).toBe(statuses[status].holder === 'applicant')
  })
})

describe('who may look into a dossier', () => {
  const dossier = {
    status: 'submitted',
    organisationId: 'o1',
    isAssisted: false,
    code: 'x',
    communeCode: '32047',
    provinceCode: '96',
  } as const
  const officer = (communeCode: string) =>
    ({
      name: 'Xã',
      role: 'commune-officer',
      jurisdiction: { level: 'commune', communeCode, provinceCode: '96' },
    }) as const
  const codes = (problems: { code: string }[]) => problems.map(({ code }) => code)

  test('a producer only into those of their own organisation', () => {
    expect(codes(findReadProblems({ name: 'A', role: 'producer', organisationId: 'o2' }, dossier))).toEqual([
      'forbidden.not-your-dossier',
    ])
    expect(findReadProblems({ name: 'A', role: 'producer', organisationId: 'o1' }, dossier)).toEqual([])
  })

  test('an officer of another commune, of another province, or a council member not at all', () => {
    expect(codes(findReadProblems(officer('32050'), dossier))).toEqual(['forbidden.jurisdiction'])
    const elsewhere = {
      name: 'T',
      role: 'provincial-officer',
      jurisdiction: { level: 'province', provinceCode: '01' },
    } as const
    expect(codes(findReadProblems(elsewhere, dossier))).toEqual(['forbidden.jurisdiction'])
    const member = { name: 'H', role: 'council-member', jurisdiction: { level: 'nation' } } as const
    expect(codes(findReadProblems(member, dossier))).toEqual(['forbidden.read-at-session'])
  })

  test('nobody but its producer into a draft, unless the office fills it in', () => {
    const { code: _, ...draft } = { ...dossier, status: 'draft' as const }
    expect(codes(findReadProblems(officer('32047'), draft))).toEqual(['forbidden.not-handed-in'])
    expect(findReadProblems(officer('32047'), { ...draft, isAssisted: true })).toEqual([])
    expect(codes(findWriteProblems(officer('32047'), draft))).toEqual(['forbidden.not-assisted'])
    expect(findWriteProblems(officer('32047'), { ...draft, isAssisted: true })).toEqual([])
  })
})

describe("the commune's fifteen working days", () => {
  test('skip the Lunar New Year of 2027, its days in lieu, and weekends', () => {
    // Received Monday 25 January 2027: 7 working days before the holiday of 4 to 10 February, 8 after it.
    const clock = communeClock('2027-01-25', [], '2027-01-25')
    const without = communeClock('2027-03-01', [], '2027-03-01')
    expect(without.dueOn).toBe('2027-03-22')
    expect(clock).toMatchObject({
      dueOn: '2027-02-22',
      daysLeft: 15,
      isStopped: false,
      isLate: false,
      isProvisional: true,
    })
  })

  test('stand still from the request to supplement until its answer, also across the holiday', () => {
    const asked = [{ askedOn: '2027-01-27' }]
    expect(communeClock('2027-01-25', asked, '2027-02-20')).toMatchObject({
      isStopped: true,
      daysLeft: 14,
      isLate: false,
    })
    expect(communeClock('2027-01-25', asked, '2027-02-20').dueOn).toBeUndefined()
    const answered = communeClock('2027-01-25', [{ askedOn: '2027-01-27', answeredOn: '2027-03-01' }], '2027-03-01')
    expect(answered).toMatchObject({ isStopped: false, daysLeft: 13, dueOn: '2027-03-18' })
  })

  test('two requests stop it twice', () => {
    const twice = [
      { askedOn: '2026-06-02', answeredOn: '2026-06-08' },
      { askedOn: '2026-06-10', answeredOn: '2026-06-15' },
    ]
    expect(communeClock('2026-06-01', twice, '2026-06-15').daysLeft).toBe(12)
  })

  test('run out at the end of the last day, and are late from the next working day', () => {
    expect(communeClock('2026-06-01', [], '2026-06-22')).toMatchObject({
      dueOn: '2026-06-22',
      daysLeft: 0,
      isLate: false,
    })
    expect(communeClock('2026-06-01', [], '2026-06-23')).toMatchObject({ daysLeft: -1, isLate: true })
  })
})

describe('the forms', () => {
  test('an upgrade tells its changes, a re-evaluation brings nine things up to date, a first evaluation neither', () => {
    expect(listFormSteps('first')).not.toContain('changes')
    expect(listFormSteps('upgrade')).toContain('changes')
    const updates = listFormSteps('re-evaluation').filter((step) => step.startsWith('updates'))
    expect(updates.flatMap((step) => listFields(step, 4))).toHaveLength(9)
  })

  test('no page asks more than five things, boxes aside, and every field knows its page', () => {
    for (const step of listFormSteps('re-evaluation')) {
      expect(listFields(step, 4).filter(({ kind }) => kind !== 'check').length).toBeLessThanOrEqual(5)
      for (const { code } of listFields(step, 4)) expect(stepOfField(code)).toBe(step)
    }
  })

  test('tourism hands in no samples', () => {
    expect(listFields('product', 26).map(({ code }) => code)).not.toContain('sampleCount')
  })

  test('answers keep their lines, lose stray spaces and what the page does not ask', () => {
    expect(tidyAnswers('plan', { plan: '  Một \r\n\r\n\r\n\r\n hai  ba ', other: 'x' })).toEqual({
      plan: 'Một\n\nhai ba',
    })
  })
})

describe('evidence', () => {
  test('a level of 0 points claims nothing and needs nothing, in all sets', () => {
    for (const set of listCriteriaSets('2026-11-24'))
      for (const { leaf } of listLeaves(set))
        for (const option of leaf.options.filter(({ points }) => points === 0))
          expect(evidenceNeedOf(leaf, option)).toEqual({ kinds: [], namesPaper: false })
  })

  test.each([
    ['1.5', 'o2', true],
    ['1.4', 'o3', false],
    ['3.5', 'o1', true],
    ['6.4', 'o5', false],
    ['10', 'o1', true],
  ])('criterion %s, level %s names a paper: %s', (code, option, expected) => {
    const leaf = listLeaves(honey).find((placed) => placed.leaf.code === code)?.leaf
    const chosen = leaf?.options.find(({ id }) => id.endsWith(option))
    expect(leaf && chosen && evidenceNeedOf(leaf, chosen).namesPaper).toBe(expected)
  })
})

describe('the self-assessment', () => {
  test('its pages hold every criterion of the sheet once, in all sets', () => {
    for (const set of listCriteriaSets('2026-11-24')) {
      const codes = listAssessmentPages(set).flatMap(({ leaves }) => leaves.map(({ code }) => code))
      expect(codes).toEqual(listLeaves(set).map(({ leaf }) => leaf.code))
    }
  })

  test('"none of these" is offered where the sheet prints no level of 0 points', () => {
    const needing = listLeaves(honey)
      .filter(({ leaf }) => needsNoLevel(leaf))
      .map(({ leaf }) => leaf.code)
    expect(needing).toEqual(expect.arrayContaining(['1.1', '1.6', '3.5', '9']))
    expect(needing).not.toContain('1.2')
  })
})

describe('the findings of the commune', () => {
  const data = {
    set: honey,
    given: { '1.1': 'QD26-04.1.1.o3', '3.3': 'none' },
    words: { '1.1': 'Tám mươi tổ ong ở U Minh' },
    evidence: { '1.1': ['Hợp đồng thu mua'] },
    organisationName: 'HTX Mẫu',
    communeName: 'Xã U Minh',
  }

  test('are drafted from what the applicant claims, says and shows, and leave the judgement open', () => {
    const drafts = draftFindings(data)
    expect(drafts.localMaterial).toContain('từ 75% đến 100%” (3/3 điểm)')
    expect(drafts.localMaterial).toContain('Tám mươi tổ ong ở U Minh')
    expect(drafts.localMaterial).toContain('Hợp đồng thu mua')
    expect(drafts.localLabour).toContain('không chọn mức nào ở tiêu chí 3.3')
    expect(Object.values(drafts).every((draft) => draft.endsWith(judgementOpening))).toBe(true)
    expect(findFindingsProblems(drafts)).toHaveLength(4)
  })

  test('say so where a set has no criterion on the matter', () => {
    const drafts = draftFindings({ ...data, set: getCriteriaSet('QD26-26'), given: {} })
    expect(drafts.localMaterial).toContain('không có tiêu chí riêng')
  })
})

test('a dossier code has the form of Circular 01/2018, and grows past 9,999', () => {
  const at = { communeCode: '32047', provinceCode: '96', receivedOn: '2026-11-24' }
  expect(dossierCode({ ...at, serial: 7 })).toBe('320.47.00.H96-261124-0007')
  expect(dossierCode({ ...at, serial: 12_345 })).toBe('320.47.00.H96-261124-12345')
  expect(dossierCode({ ...at, serial: 7, agency: '000.00.00.H96' })).toBe('000.00.00.H96-261124-0007')
})
