import type { CommuneFinding, CriteriaSet, Leaf } from '@saolang/law/criteria-set.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { communeFindings } from '@saolang/law/decisions/2026-26-qd-ttg/commune-findings.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Given } from './self-assessment.ts'

/** The four findings of Mẫu số 03, Phần II, in words. */
export type Findings = Record<CommuneFinding, string>

/** What the drafts are written from. `evidence` gives the captions of the files at each criterion. */
export type FindingsData = {
  set: CriteriaSet
  given: Given
  words: Readonly<Record<string, string>>
  evidence: Readonly<Record<string, readonly string[]>>
  organisationName: string
  communeName: string
}

/** Every draft ends so: what follows is the commune's own judgement, which no draft can write. */
export const judgementOpening = 'Nhận xét của Ủy ban nhân dân xã:'

/** Drafts of the four findings: what the applicant claims, says and shows; the judgement is left to the commune (Điều 7 khoản 2 điểm a). */
export function draftFindings(data: FindingsData): Findings {
  return Object.fromEntries(communeFindings.map(({ code }) => [code, draftOf(code, data)])) as Findings
}

/** Findings that are empty, or end where the commune's own judgement should begin. */
export function findFindingsProblems(findings: Findings): Problem[] {
  return communeFindings
    .filter(({ code }) => !findings[code].trim() || findings[code].trim().endsWith(judgementOpening))
    .map(({ code, no, source }) => ({ code: 'findings.not-judged', at: code, source, values: { no } }))
}

function draftOf(finding: CommuneFinding, data: FindingsData): string {
  const leaf = listLeaves(data.set).find((placed) => placed.leaf.communeFinding === finding)?.leaf
  const claim = leaf
    ? claimOf(leaf, data)
    : [`Bộ tiêu chí “${data.set.title}” không có tiêu chí riêng về nội dung này.`]
  return [...claim, judgementOpening].join('\n')
}

function claimOf(leaf: Leaf, { given, words, evidence, organisationName }: FindingsData): string[] {
  const option = leaf.options.find(({ id }) => id === given[leaf.code])
  const said = words[leaf.code]
  const files = evidence[leaf.code] ?? []
  return [
    option
      ? `${organisationName} tự chọn mức “${option.text}” (${option.points}/${leaf.max} điểm) ở tiêu chí ${leaf.code} “${leaf.title}”.`
      : `${organisationName} không chọn mức nào ở tiêu chí ${leaf.code} “${leaf.title}”.`,
    said ? `Chủ thể mô tả: ${said}` : 'Chủ thể không mô tả thêm.',
    files.length > 0
      ? `Tài liệu minh chứng: ${files.join('; ')}.`
      : 'Chưa có tài liệu minh chứng kèm theo tiêu chí này.',
  ]
}
