import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { describe, expect, test } from 'vitest'
import { type Snapshot, type SnapshotInput, takeSnapshot } from '../snapshot.ts'
import { carryOver, type Since } from './carry-over.ts'
import { type Certified, findRenewalProblems } from './certified.ts'
import { latestDecisionOn } from './decision-day.ts'
import { differenceOf } from './difference.ts'
import { findTermProblems, paperStanding } from './paper-term.ts'
import { findCarriedProblems, findPaperProblems } from './readiness.ts'
import { listCarriedSections } from './sections.ts'

const honey = getCriteriaSet('QD26-04')
const best = Object.fromEntries(
  listLeaves(honey).map(({ leaf }) => [
    leaf.code,
    leaf.options.toSorted((a, b) => b.points - a.points)[0]?.id as string,
  ]),
)
const paper = (no: number, more: Partial<Snapshot['evidence'][number]>): Snapshot['evidence'][number] => ({
  no,
  id: `00000000-0000-7000-8000-00000000000${no}`,
  caption: `Giấy tờ ${no}`,
  fileName: 'giay.pdf',
  mediaType: 'application/pdf',
  byteSize: 1000,
  sha256: String(no).repeat(64),
  criteria: ['10'],
  ...more,
})
const certified = (more: Partial<SnapshotInput> = {}): Snapshot =>
  takeSnapshot({
    version: 1,
    set: honey,
    setSha256: '0'.repeat(64),
    dossier: {
      id: '00000000-0000-7000-8000-0000000000aa',
      code: '320.47.00.H96-260601-0001',
      kind: 'first',
      productName: 'Mật ong (mẫu)',
      submittedAt: '2026-06-01T02:00:00.000Z',
      receivedOn: '2026-06-01',
      submittedBy: 'Người nộp mẫu',
      isDemo: true,
    },
    place: { communeCode: '32047', communeName: 'Xã U Minh', provinceCode: '96', provinceName: 'Tỉnh Cà Mau' },
    applicant: {
      id: '00000000-0000-7000-8000-0000000000bb',
      name: 'Hộ mẫu',
      kind: 'household-producer',
      address: 'Ấp Mẫu',
      representative: { name: 'Lê Văn Mẫu', title: 'Chủ hộ' },
    },
    answers: { productName: 'Mật ong (mẫu)', plan: 'Mở rộng', hasTrademark: 'yes', sampleCount: '5' },
    given: best,
    words: { '1.1': 'Trăm tổ ong' },
    evidence: [],
    pages: {},
    pledge: { text: '', by: 'Lê Văn Mẫu', on: '2026-06-01' },
    ...more,
  })
const since: Since = {
  set: honey,
  kind: 'household-producer',
  hasMoved: false,
  today: '2029-02-01',
  decidedBy: '2029-04-10',
}
const codesOf = (problems: readonly { code: string }[] | undefined) => problems?.map(({ code }) => code)

describe('a renewal or an upgrade', () => {
  const facts: Certified = {
    certificateId: 'c',
    productId: 'p',
    organisationId: 'o',
    productName: 'Mật ong (mẫu)',
    number: '01/GCN',
    star: 4,
    expiresOn: '2029-06-15',
    setNo: 4,
    holds: true,
  }

  test('begins with no certificate that ended, and five stars cannot rise', () => {
    expect(codesOf(findRenewalProblems({ ...facts, holds: false }, 'upgrade'))).toEqual(['renewal.certificate-ended'])
    expect(codesOf(findRenewalProblems({ ...facts, star: 5 }, 'upgrade'))).toEqual(['renewal.no-higher-star'])
    expect(findRenewalProblems({ ...facts, star: 5 }, 're-evaluation')).toEqual([])
    expect(findRenewalProblems(facts, 'upgrade')).toEqual([])
  })

  test.each([
    ['re-evaluation', 3, '2026-06-01', '2026-08-06'],
    ['re-evaluation', 5, '2026-06-01', '2026-09-20'],
    ['upgrade', 3, '2026-06-01', '2026-12-30'],
    ['upgrade', 3, '2026-11-02', '2027-06-30'],
  ] as const)('%s of %i stars filed on %s is decided by %s', (kind, star, filedOn, day) => {
    expect(latestDecisionOn(kind, star, filedOn)).toBe(day)
  })
})

describe('how long a paper holds', () => {
  const days = { today: '2029-02-01', decidedBy: '2029-04-10' }
  test.each([
    [{}, 'unknown'],
    [{ isUnlimited: true }, 'unlimited'],
    [{ expiresOn: '2029-01-31' }, 'expired'],
    [{ expiresOn: '2029-02-01' }, 'ends-early'],
    [{ expiresOn: '2029-04-09' }, 'ends-early'],
    [{ expiresOn: '2029-04-10' }, 'valid'],
  ] as const)('%o is %s', (term, standing) => {
    expect(paperStanding(term, days)).toBe(standing)
  })

  test('is not a day that the calendar lacks, nor a day and none at once, nor of a kind that the table lacks', () => {
    expect(codesOf(findTermProblems({ expiresOn: '2029-02-29' }))).toEqual(['paper.day-wrong'])
    expect(codesOf(findTermProblems({ expiresOn: '2029-02-28', isUnlimited: true }))).toEqual(['paper.two-terms'])
    expect(codesOf(findTermProblems({ kind: 'passport' }))).toEqual(['paper.kind-unknown'])
    expect(findTermProblems({ kind: 'testReport', expiresOn: '2028-02-29' })).toEqual([])
  })

  test('is asked in a dossier that begins with a certificate; in any, a paper that ran out is refused', () => {
    const papers = [
      { id: '1', caption: 'ATTP', expiresOn: '2026-05-31' },
      { id: '2', caption: 'Kiểm nghiệm', expiresOn: '2026-06-20' },
      { id: '3', caption: 'Hợp đồng' },
    ]
    expect(codesOf(findPaperProblems({ kind: 'first', papers }, '2026-06-01'))).toEqual(['paper.expired'])
    const renewal = { carried: new Set<string>() }
    expect(codesOf(findPaperProblems({ kind: 're-evaluation', papers, renewal }, '2026-06-01'))).toEqual([
      'paper.expired',
      'paper.ends-early',
      'paper.term-missing',
    ])
    expect(codesOf(findCarriedProblems({ carried: new Set(['plan', 'assess-1']) }))).toEqual(['renewal.sections-open'])
    expect(findCarriedProblems(undefined)).toEqual([])
  })
})

describe('what is taken over', () => {
  test('is everything when nothing changed: words, levels, and papers that hold until the decision', () => {
    const former = certified({ evidence: [paper(1, { expiresOn: '2030-01-01' }), paper(2, { isUnlimited: true })] })
    const carried = carryOver(former, since)
    expect(carried.given).toEqual(best)
    expect(carried.words).toEqual({ '1.1': 'Trăm tổ ong' })
    expect(carried.answers.plan).toEqual({ plan: 'Mở rộng' })
    expect(carried.answers['intellectual-property']?.hasTrademark).toBe('yes')
    expect(carried.askedAgain).toEqual({})
    expect(carried.papers.map(({ isReused }) => isReused)).toEqual([true, true])
  })

  test('is no level that the set in force prints differently, and no criterion that it adds', () => {
    const set = structuredClone(honey) as { parts: { criteria: { code: string }[] }[] } & CriteriaSet
    const leaves = listLeaves(set).map(({ leaf }) => leaf)
    const at = (code: string) => leaves.find((leaf) => leaf.code === code) as unknown as Record<string, unknown>
    const option = (at('3.3').options as { id: string; points: number }[]).find(({ id }) => id === best['3.3'])
    if (option) option.points -= 1
    at('4.1').title = 'Một tiêu chí khác'
    at('5.3').code = '5.9'
    const { given, askedAgain } = carryOver(certified(), { ...since, set })
    expect(Object.keys(askedAgain).toSorted()).toEqual(['3.3', '4.1', '5.9'])
    expect(codesOf(askedAgain['3.3'])).toEqual(['renewal.level-changed'])
    expect(codesOf(askedAgain['5.9'])).toEqual(['renewal.criterion-new'])
    expect(given['3.3']).toBeUndefined()
    expect(given['1.1']).toBe(best['1.1'])
  })

  test('is no paper that ran out or runs out before the decision: all reasons are listed, at its criteria too', () => {
    const evidence = [paper(1, { expiresOn: '2028-12-31' }), paper(2, { expiresOn: '2029-03-01', criteria: ['9'] })]
    const { papers, askedAgain, given } = carryOver(certified({ evidence }), since)
    expect(papers.map(({ standing, isReused }) => [standing, isReused])).toEqual([
      ['expired', false],
      ['ends-early', false],
    ])
    expect(codesOf(askedAgain['10'])).toEqual(['renewal.paper-expired'])
    expect(codesOf(askedAgain['9'])).toEqual(['renewal.paper-ends-early'])
    expect(given['10']).toBe(best['10'])
  })

  test('after a change of legal form, papers stay but those of the former legal person, and 3.1 is asked again', () => {
    const evidence = [
      paper(1, { kind: 'productionCertificate', expiresOn: '2031-01-01' }),
      paper(2, { kind: 'testReport', expiresOn: '2031-01-01' }),
      paper(3, { kind: 'productionCertificate', expiresOn: '2028-01-01', criteria: ['9'] }),
    ]
    const former = certified({ evidence })
    const carried = carryOver(former, { ...since, kind: 'cooperative' })
    expect(carried.papers.map(({ isReused }) => isReused)).toEqual([false, true, false])
    expect(codesOf(carried.papers[2]?.reasons)).toEqual(['renewal.paper-expired', 'renewal.paper-of-former-form'])
    expect(codesOf(carried.askedAgain['3.1'])).toEqual(['renewal.form-changed'])
    expect(carried.given['3.1']).toBeUndefined()
    // Another paper still proves it.
    expect(carried.askedAgain['10']).toBeUndefined()
    const applicant = { name: 'HTX mẫu', kind: 'cooperative', representative: former.applicant.representative }
    const sections = listCarriedSections('re-evaluation', { former, carried, set: honey, applicant })
    const reasons = (step: string) => codesOf(sections.find((section) => section.step === step)?.reasons)
    expect(reasons('applicant')).toEqual(['renewal.applicant-changed'])
    expect(reasons('papers')).toEqual(['renewal.paper-of-former-form', 'renewal.paper-of-former-form'])
    expect(reasons('plan')).toEqual([])
    expect(sections.some(({ step }) => step === 'updates')).toBe(false)
  })

  test('after a move to another commune, local material and labour are asked again; a merger asks nothing', () => {
    const moved = carryOver(certified(), { ...since, hasMoved: true })
    expect(Object.keys(moved.askedAgain).toSorted()).toEqual(['1.1', '3.3'])
    expect(carryOver(certified(), since).askedAgain).toEqual({})
  })
})

describe('the difference', () => {
  test('of a version with itself is nothing', () => {
    const { facts, answers, criteria, same } = differenceOf(certified(), certified())
    expect([facts, answers, criteria]).toEqual([[], [], []])
    expect(same.criteria).toBe(listLeaves(honey).length)
  })

  test('names old and new of every field, and papers added, removed and used again with their term', () => {
    const before = certified({ evidence: [paper(1, { expiresOn: '2028-01-01' }), paper(2, { isUnlimited: true })] })
    const worse =
      honey.parts.length > 0 ? listLeaves(honey).find(({ leaf }) => leaf.code === '10')?.leaf.options[0] : undefined
    const after = certified({
      version: 2,
      given: { ...best, '10': worse?.id as string },
      words: { '1.1': 'Hai trăm tổ ong' },
      answers: { productName: 'Mật ong (mẫu)', plan: 'Bán ra nước ngoài', hasTrademark: 'yes', sampleCount: '5' },
      evidence: [paper(2, { isUnlimited: true }), paper(3, { expiresOn: '2031-01-01' })],
      place: { communeCode: '32044', communeName: 'Xã Khánh An', provinceCode: '96', provinceName: 'Tỉnh Cà Mau' },
    })
    const found = differenceOf(before, after)
    expect(found.facts).toEqual([
      { fact: 'commune', before: 'Xã U Minh, Tỉnh Cà Mau', after: 'Xã Khánh An, Tỉnh Cà Mau' },
    ])
    expect(found.answers).toEqual([
      {
        step: 'plan',
        rows: [expect.objectContaining({ code: 'plan', before: 'Mở rộng', after: 'Bán ra nước ngoài' })],
      },
    ])
    expect(found.criteria.map(({ code }) => code)).toEqual(['1.1', '10'])
    expect(found.criteria[1]).toMatchObject({ added: ['Giấy tờ 3'], removed: ['Giấy tờ 1'] })
    expect(found.criteria[1]?.level.after?.points).toBe(worse?.points)
    expect(found.evidence.map(({ state, piece }) => `${state} ${piece.no}`)).toEqual([
      'reused 2',
      'added 3',
      'removed 1',
    ])
    expect(found.after.points).toBeLessThan(found.before.points)
  })
})
